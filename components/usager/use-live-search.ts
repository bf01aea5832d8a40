"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Long enough to type the next letter. */
const PAUSE_MS = 300;
const DONE = 204;

/**
 * Posts the search form once its user pauses, then shows the list again: the term travels in a body and
 * stays in a cookie, never in an address (mandats §5.9). Whatever goes wrong, the form is sent as it is
 * without script, and the answer says why.
 */
export function useLiveSearch(firstPage: string): (form: HTMLFormElement | null) => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<void>>(Promise.resolve());
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = [...new FormData(form)].filter(
      (field): field is [string, string] => typeof field[1] === "string",
    );
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { accept: "application/json" },
    }).catch(() => undefined);
    if (answer?.status !== DONE) {
      form.submit();
      return;
    }
    if (new URLSearchParams(window.location.search).has("page")) {
      router.replace(firstPage, { scroll: false });
    } else {
      router.refresh();
    }
  }

  return (form) => {
    if (!form) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // One after the other: the last one typed is the last one remembered.
      sending.current = sending.current.then(() => send(form));
    }, PAUSE_MS);
  };
}
