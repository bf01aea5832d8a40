"use client";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { isLivePayload, type LivePayload } from "@/lib/statistiques/live-payload";

const ADDRESS = "/api/stats/direct.json";
const STORED = "ac-stats-actualisation";
const CHANGED = "ac-stats-actualisation-changed";
/** With the two seconds of the background work, a change shows within ten (decision 16). */
const EVERY_MS = 5_000;
const LONGEST_MS = 60_000;
const ASK_LESS = ["(prefers-reduced-motion: reduce)", "(prefers-reduced-data: reduce)"];

/** The reader's choice when there is one; else no for who asks for less movement or less data. */
function isWanted(): boolean {
  const choice = window.localStorage.getItem(STORED);
  if (choice !== null) return choice === "on";
  return !ASK_LESS.some((query) => window.matchMedia(query).matches);
}

function follow(changed: () => void): () => void {
  window.addEventListener("storage", changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener("storage", changed);
    window.removeEventListener(CHANGED, changed);
  };
}

/** Conditional: the browser sends the tag it holds and gives its own copy for a 304. */
async function ask(): Promise<LivePayload | null> {
  const answer = await fetch(ADDRESS, { cache: "no-cache", credentials: "omit" }).catch(() => null);
  if (!answer?.ok) return null;
  const body: unknown = await answer.json().catch(() => null);
  return isLivePayload(body) ? body : null;
}

export interface LiveView {
  figures: LivePayload;
  /** Asked for by itself; the reader may stop it. */
  active: boolean;
  toggle: () => void;
  /** @returns whether it worked */
  refresh: () => Promise<LivePayload | null>;
}

/** Follows the figures of an open page: stops with its tab, slows down when nothing answers (STAT-10). */
export function useLiveFigures(initial: LivePayload): LiveView {
  const [figures, setFigures] = useState(initial);
  const active = useSyncExternalStore(follow, isWanted, () => false);

  const refresh = useCallback(async () => {
    const fresh = await ask();
    if (fresh) setFigures(fresh);
    return fresh;
  }, []);

  useEffect(() => {
    if (!active) return;
    let timer = 0;
    let pause = EVERY_MS;
    let over = false;
    const plan = () => {
      window.clearTimeout(timer);
      if (!over && !document.hidden) timer = window.setTimeout(() => void tick(), pause);
    };
    const tick = async () => {
      const fresh = await refresh();
      pause = fresh ? EVERY_MS : Math.min(pause * 2, LONGEST_MS);
      plan();
    };
    document.addEventListener("visibilitychange", plan);
    plan();
    return () => {
      over = true;
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", plan);
    };
  }, [active, refresh]);

  const toggle = useCallback(() => {
    window.localStorage.setItem(STORED, isWanted() ? "off" : "on");
    window.dispatchEvent(new Event(CHANGED));
  }, []);

  return { figures, active, toggle, refresh };
}
