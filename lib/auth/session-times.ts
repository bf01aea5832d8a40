import type { SessionReading } from "./session";

/** What the warning dialog needs, in milliseconds since 1970 of the server's clock. */
export type SessionTimes =
  { live: true; now: number; warnsAt: number; endsAt: number } | { live: false };

export function sessionTimes(reading: SessionReading, now: Date): SessionTimes {
  if (reading.state !== "live") return { live: false };
  const { warnsAt, endsAt } = reading.session;
  return {
    live: true,
    now: now.getTime(),
    warnsAt: warnsAt.getTime(),
    endsAt: endsAt.getTime(),
  };
}
