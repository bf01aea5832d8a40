import type { Ctx } from "@/lib/context.types";

/** What a register says of one establishment. */
export interface Establishment {
  siret: string;
  name: string;
  address: string;
  zipcode: string;
  city: string;
  cityInseeCode: string | null;
  /** INSEE's « catégorie juridique »: 4 digits, or "0". */
  legalCategory: string;
  /** `YYYY-MM-DD` of its end; null while it is open. */
  closedOn: string | null;
}

/** « unavailable » is no answer: never to be read as « absent » (W8). */
export type RegisterAnswer =
  { state: "found"; establishment: Establishment } | { state: "absent" } | { state: "unavailable" };

export type RegisterCtx = Pick<Ctx, "db" | "clock" | "random" | "settings" | "log">;

export type Register = (ctx: RegisterCtx, siret: string) => Promise<RegisterAnswer>;
