"use client";
import { useEffect } from "react";

/** What React shows when a page fails while being drawn: the error page, which needs no script. */
export default function PageError() {
  useEffect(() => {
    window.location.replace("/erreur/500");
  }, []);
  return null;
}
