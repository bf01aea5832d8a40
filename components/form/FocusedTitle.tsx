"use client";
import { useEffect, useRef, type ReactNode } from "react";

/** Title of a result that takes the place of its form: read first, as the title of a page is. */
export function FocusedTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h2 ref={title} tabIndex={-1}>
      {children}
    </h2>
  );
}
