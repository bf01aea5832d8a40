"use client";
import { useEffect } from "react";
import { followColorScheme } from "./color-scheme";

let started = false;

async function startDsfr(): Promise<void> {
  if (started) return;
  started = true;
  followColorScheme();
  window.dsfr = { verbose: false, mode: "react" };
  await import("@codegouvfr/react-dsfr/dsfr/dsfr.module");
  window.dsfr.start?.();
}

/**
 * Starts the DSFR's script once the page is hydrated. react-dsfr's own provider would do it too, with
 * 15 kB of colours and typography that only its `useIsDark` and `fr` read (docs/adr/0012-stylesheet.md).
 */
export function StartDsfr() {
  useEffect(() => void startDsfr(), []);
  return null;
}
