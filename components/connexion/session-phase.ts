/** Instants in milliseconds since 1970, on the clock of the browser. */
export interface SessionInstants {
  warnsAt: number;
  endsAt: number;
}

export type SessionPhase = "quiet" | "warning" | "over";

/** What to show at an instant; pure, so that waking up from sleep gives the right answer at once. */
export function phaseAt({ warnsAt, endsAt }: SessionInstants, now: number): SessionPhase {
  if (now >= endsAt) return "over";
  return now >= warnsAt ? "warning" : "quiet";
}

/** Whole minutes left, rounded up. */
export const minutesUntil = ({ endsAt }: SessionInstants, now: number): number =>
  Math.max(0, Math.ceil((endsAt - now) / 60_000));

const field = (body: object, name: string): number | null => {
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === "number" ? value : null;
};

/** The server's answer on the browser's clock; nothing when the session is over or unreadable. */
export function answeredTimes(body: unknown, browserNow: number): SessionInstants | null {
  if (typeof body !== "object" || body === null) return null;
  const [now, warnsAt, endsAt] = ["now", "warnsAt", "endsAt"].map((name) => field(body, name));
  if (now == null || warnsAt == null || endsAt == null) return null;
  const offset = browserNow - now;
  return { warnsAt: warnsAt + offset, endsAt: endsAt + offset };
}
