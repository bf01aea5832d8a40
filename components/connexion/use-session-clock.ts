"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { systemClock } from "@/lib/clock";
import {
  answeredTimes,
  minutesUntil,
  phaseAt,
  type SessionInstants,
  type SessionPhase,
} from "./session-phase";

const CHANNEL = "ac-session";
const TICK_MS = 1_000;

interface SessionClock {
  phase: SessionPhase;
  minutesLeft: number;
  /** The last « Rester connecté » did not reach the server. */
  failed: boolean;
  stay: () => Promise<void>;
}

/** The browser's own clock, through the one place that reads it. */
const browserNow = (): number => systemClock.now().getTime();

/** Hides everything but keeps the page, in case another tab has prolonged the session. */
function maskPage(masked: boolean): void {
  document.body.hidden = masked;
}

const signInPath = (): string => {
  const next = `${window.location.pathname}${window.location.search}`;
  return `/accounts/login/?${new URLSearchParams({ next }).toString()}`;
};

async function ask(path: string, method: "GET" | "POST"): Promise<SessionInstants | null> {
  const response = await fetch(path, { method, cache: "no-store" });
  return answeredTimes(await response.json(), browserNow());
}

/** Follows the session with the server's times, in step with the other tabs. */
export function useSessionClock(initial: SessionInstants & { now: number }): SessionClock {
  const times = useRef<SessionInstants | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  const [phase, setPhase] = useState<SessionPhase>("quiet");
  const [minutesLeft, setMinutesLeft] = useState(0);
  const [failed, setFailed] = useState(false);

  const evaluate = useCallback(() => {
    const now = browserNow();
    const known = times.current;
    if (known === null) return;
    setPhase(phaseAt(known, now));
    setMinutesLeft(minutesUntil(known, now));
  }, []);

  useEffect(() => {
    const offset = browserNow() - initial.now;
    times.current = { warnsAt: initial.warnsAt + offset, endsAt: initial.endsAt + offset };
    const shared = new BroadcastChannel(CHANNEL);
    channel.current = shared;
    shared.postMessage(times.current);
    shared.onmessage = (event: MessageEvent<SessionInstants>) => {
      const later = event.data.endsAt > (times.current?.endsAt ?? 0);
      if (later) times.current = event.data;
      evaluate();
    };
    const timer = window.setInterval(evaluate, TICK_MS);
    document.addEventListener("visibilitychange", evaluate);
    window.addEventListener("pageshow", evaluate);
    return () => {
      shared.close();
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", evaluate);
      window.removeEventListener("pageshow", evaluate);
    };
  }, [initial.now, initial.warnsAt, initial.endsAt, evaluate]);

  useEffect(() => {
    maskPage(phase === "over");
    if (phase === "quiet") return;
    // The page may have stayed while another one, or another tab, prolonged the session.
    const check = async () => {
      const fresh = await ask("/api/session/etat/", "GET").catch(() => null);
      const over = fresh === null || phaseAt(fresh, browserNow()) === "over";
      if (fresh !== null) times.current = fresh;
      if (over && phase === "over") window.location.assign(signInPath());
      else evaluate();
    };
    void check();
  }, [phase, evaluate]);

  const stay = useCallback(async () => {
    const fresh = await ask("/api/session/rester-connecte/", "POST").catch(() => null);
    setFailed(fresh === null);
    if (fresh === null) return;
    times.current = fresh;
    channel.current?.postMessage(fresh);
    evaluate();
  }, [evaluate]);

  return { phase, minutesLeft, failed, stay };
}
