"use client";
import { useEffect, useState } from "react";
import type { ConnectionStatus } from "@/lib/consentement/read-conversation";

const POLL_MS = 5_000;
const STATUSES: readonly string[] = ["OK", "NOK", "DENIED", "EXPIRED", "SEND_FAILED"];

const isStatus = (value: unknown): value is ConnectionStatus =>
  typeof value === "string" && STATUSES.includes(value);

/** Null when the session or the draft is gone: the page itself says what to do. */
async function ask(address: string): Promise<ConnectionStatus | null> {
  const response = await fetch(address, { method: "POST", cache: "no-store", redirect: "manual" });
  if (!response.ok) return null;
  const answer: unknown = await response.json();
  const status: unknown =
    typeof answer === "object" && answer !== null && "connectionStatus" in answer
      ? answer.connectionStatus
      : null;
  return isStatus(status) ? status : null;
}

/**
 * Follows the conversation while the page is open; a call that fails on its way is made again at the
 * next turn. Asking is no activity: the session goes on ageing.
 */
export function useConsentPoll(
  initial: ConnectionStatus,
  { pollPath, nextPath }: { pollPath: string; nextPath: string },
): ConnectionStatus {
  const [status, setStatus] = useState(initial);
  const waits = status === "NOK" || status === "SEND_FAILED";
  useEffect(() => {
    if (!waits) return;
    const turn = async () => {
      try {
        const found = await ask(pollPath);
        if (found === null) window.location.reload();
        else if (found === "OK") window.location.assign(nextPath);
        else setStatus(found);
      } catch {
        // the network is away: the next turn asks again
      }
    };
    const timer = window.setInterval(() => void turn(), POLL_MS);
    return () => window.clearInterval(timer);
  }, [waits, pollPath, nextPath]);
  return status;
}
