import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { isUuid } from "@/lib/db/uuid";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { assertStaffRole } from "./assert-role";
import type { StaffRole } from "./roles";

/** Rows of a page of results. */
export const PAGE_SIZE = 50;
/** Nobody reads further: a search is made narrower instead. */
const LAST_PAGE = 200;

/** One line, single spaces, at most 100 characters. */
export const cleanSearch = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 100);

/** A search that is an identifier finds by identifier, any other by name. */
export const isIdentifier = (term: string): boolean => isUuid(term.toLowerCase());

/** Words of a name search as LIKE patterns; the signs of LIKE are taken literally. */
export const likePatterns = (term: string): string[] =>
  term
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);

export interface Page<T> {
  rows: T[];
  /** From 1. */
  page: number;
  hasNext: boolean;
}

interface Read {
  subject: "mandats" | "usagers" | "journal" | "accounts";
  /** Role that may read it; the technical one unless told otherwise. */
  role?: StaffRole;
  page: number;
  /** What was searched, kept as personal text. */
  searched: Readonly<Record<string, string>>;
}

/**
 * Runs a reading of people's data by the team (mandats §6): the entry `admin_read`, with what was
 * searched as personal text, is committed with the reading or there is no reading.
 * @param find given one row more than a page, to know whether another page follows
 * @throws ADMIN_ROLE_REFUSE
 */
export async function journaledRead<T>(
  ctx: Ctx,
  actor: StaffActor,
  { subject, page: asked, searched, role = "TECHNICAL" }: Read,
  find: (tx: Tx, take: { limit: number; offset: number }) => Promise<T[]>,
): Promise<Page<T>> {
  assertStaffRole(actor, role);
  const page = Math.min(Math.max(1, asked), LAST_PAGE);
  return inTransaction(ctx, async (tx) => {
    const found = await find(tx, { limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE });
    const rows = found.slice(0, PAGE_SIZE);
    await recordPrivateEntry(ctx, tx, ctx.clock.now(), actor, {
      action: "admin_read",
      details: { subject, page, found: rows.length },
      personal: searched,
    });
    return { rows, page, hasNext: found.length > PAGE_SIZE };
  });
}
