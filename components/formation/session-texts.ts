import { plainDate } from "@/lib/attestation/paris-dates";
import type { SessionChoice } from "@/lib/formation/list-sessions";

const seats = (left: number): string => {
  if (left === 0) return "complète";
  return left === 1 ? "1 place libre" : `${String(left)} places libres`;
};

/** « Du 3 mars 2027 au 4 mars 2027 » or « Début le 3 mars 2027 ». */
export const sessionDates = ({ startAt, endAt }: Pick<SessionChoice, "startAt" | "endAt">) =>
  endAt === null
    ? `Début le ${plainDate(startAt)}`
    : `Du ${plainDate(startAt)} au ${plainDate(endAt)}`;

/** What a line of choice says of a session, under its training body and its dates. */
export function sessionDetails(session: SessionChoice): string {
  const { durationHours, mode, place, seatsLeft, current } = session;
  const format = mode === "REMOTE" ? "À distance" : `En présentiel, ${place}`;
  const state = current ? "inscription actuelle" : seats(seatsLeft);
  return `${String(durationHours)} heures. ${format}. ${state.charAt(0).toUpperCase()}${state.slice(1)}.`;
}
