import { setTimeout as wait } from "node:timers/promises";
import { inTransaction } from "@/lib/db/transaction";
import { callServer } from "@/lib/franceconnect/http-client";
import { countEvent, forgetCounters, pauseUntil, readCounters } from "@/lib/throttle/counter";
import type { RegisterCtx } from "./register";

const CALL_MS = 3_000;
/** Failures in a row that open the circuit, and how long it stays open. */
const CIRCUIT_FAILURES = 5;
const CIRCUIT_MS = 60_000;
const JITTER_MS = 100;

/** Statuses that say nothing about what was asked. */
const isFailure = (status: number): boolean =>
  status >= 500 || [401, 403, 408, 429].includes(status);

async function attempt(url: string, headers: Record<string, string>): Promise<Response | null> {
  try {
    return await callServer(url, { method: "GET", headers }, AbortSignal.timeout(CALL_MS));
  } catch {
    return null;
  }
}

async function attemptTwice(
  ctx: RegisterCtx,
  url: string,
  headers: Record<string, string>,
): Promise<Response | null> {
  const first = await attempt(url, headers);
  if (first !== null && first.status < 500) return first;
  await wait(JITTER_MS + Number(ctx.random.digits(2)));
  return attempt(url, headers);
}

/**
 * Asks a public register (habilitation §4): 3 s, one more try, and after five failures nobody asks for a
 * minute, on any machine. Nothing that was asked is logged.
 * @returns null when there is no answer
 */
export async function callRegister(
  ctx: RegisterCtx,
  name: string,
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown } | null> {
  const key = `register:${name}`;
  const now = ctx.clock.now();
  const blockedUntil = (await readCounters(ctx.db, [key])).get(key)?.blockedUntil;
  if (blockedUntil && blockedUntil > now) return null;
  const answer = await attemptTwice(ctx, url, { accept: "application/json", ...headers });
  if (answer === null || isFailure(answer.status)) {
    ctx.log.warn({ register: name, status: answer?.status ?? "network" }, "register unavailable");
    await inTransaction(ctx, async (tx) => {
      const { count } = await countEvent(tx, key, now, { kind: "quiet", ms: CIRCUIT_MS });
      if (count < CIRCUIT_FAILURES) return;
      await pauseUntil(tx, key, new Date(now.getTime() + CIRCUIT_MS));
    });
    return null;
  }
  await forgetCounters(ctx.db, [key]);
  const body: unknown = await answer.json().catch(() => null);
  return { status: answer.status, body };
}
