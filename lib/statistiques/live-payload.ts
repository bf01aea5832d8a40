import type { Figures } from "./indicators";
import type { LiveFigures } from "./read-live";

/** What the open page asks for every few seconds: under 1 kB (STAT-10). */
export interface LivePayload {
  instantane: number;
  /** ISO instant. */
  calcule_le: string;
  fige: boolean;
  chiffres: Figures;
}

/** Whether an answer is one of ours; a page in between may answer anything. */
export const isLivePayload = (value: unknown): value is LivePayload =>
  typeof value === "object" && value !== null && "chiffres" in value && "calcule_le" in value;

export const toPayload = (live: LiveFigures): LivePayload => ({
  instantane: live.number,
  calcule_le: live.checkedAt.toISOString(),
  fige: live.frozen,
  chiffres: live.figures,
});

const MINUTE_MS = 60_000;

/** Changes with a figure, and each minute with the time that the page shows. */
export const liveTag = (live: LiveFigures): string => {
  const minute = Math.floor(live.checkedAt.getTime() / MINUTE_MS);
  return `"${String(live.number)}-${String(minute)}-${live.frozen ? "f" : "v"}"`;
};
