import { afterAll } from "vitest";
import { assembleContext } from "@/lib/context";
import type { Ctx } from "@/lib/context.types";
import { testDatabase } from "./database";
import { testEnv } from "./env";

/** A clock that only moves when told to. */
export interface MovableClock {
  now(): Date;
  set(instant: string | Date): void;
  advance(milliseconds: number): void;
}

export function movableClock(start = "2026-03-02T09:00:00.000Z"): MovableClock {
  let current = new Date(start);
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = new Date(instant);
    },
    advance: (milliseconds) => {
      current = new Date(current.getTime() + milliseconds);
    },
  };
}

export interface TestContext extends Ctx {
  clock: MovableClock;
  /** Address of the owner role of the same database. */
  ownerUrl: string;
}

/**
 * The real context on a database of the test file's own; only the clock is the test's. `database`
 * gives a second context (another process) on the same data.
 */
export async function testContext(
  overrides: Record<string, string> = {},
  database?: { ownerUrl: string; applicationUrl: string },
): Promise<TestContext> {
  const addresses = database ?? (await testDatabase());
  const settings = testEnv(addresses.applicationUrl, overrides);
  const ctx = {
    ...assembleContext(settings),
    clock: movableClock(),
    ownerUrl: addresses.ownerUrl,
    origin: { id: "request-of-a-test", ipPrefix: "192.0.2.1", browser: "Firefox, Linux" },
  };
  afterAll(() => ctx.db.$disconnect());
  return ctx;
}
