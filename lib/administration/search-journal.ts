import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Prisma } from "@/lib/generated/prisma/client";
import { journaledRead, type Page } from "./journaled-read";

const day = z.iso.date().optional().catch(undefined);

/** Filters of the journal; what is malformed is left out. Identifiers and days only: they may travel. */
export const journalFiltersSchema = z.object({
  action: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  /** Of a person, an usager, a mandat, an autorisation or a structure. */
  id: z.uuid().optional().catch(undefined),
  from: day,
  to: day,
});

export type JournalFilters = z.output<typeof journalFiltersSchema>;

export interface FoundEntry {
  id: string;
  occurredAt: Date;
  action: string;
  /** Name of the author, or of the job. */
  author: string;
  organisationName: string | null;
  usagerId: string | null;
  mandatId: string | null;
  demarches: string[];
  /** Details of the entry as they were recorded; never its personal text. */
  details: string;
}

/** Authors that have no account. */
const UNNAMED_AUTHORS: Readonly<Record<string, string>> = {
  system: "Service",
  demandeur: "Demandeur",
};

const DAY_MS = 24 * 3_600_000;

/** Paris midnight is at most two hours away: whole UTC days, one more on each side. */
const bounds = ({ from, to }: JournalFilters): Prisma.DateTimeFilter => ({
  ...(from && { gte: new Date(new Date(`${from}T00:00:00Z`).getTime() - DAY_MS / 12) }),
  ...(to && { lt: new Date(new Date(`${to}T00:00:00Z`).getTime() + DAY_MS) }),
});

function whereOf(filters: JournalFilters): Prisma.JournalEntryWhereInput {
  const { action, id } = filters;
  const links = ["actorId", "usagerId", "mandatId", "autorisationId", "organisationId"] as const;
  return {
    occurredAt: bounds(filters),
    ...(action && { action }),
    ...(id && { OR: links.map((link) => ({ [link]: id })) }),
  };
}

/**
 * Entries of the journal, the newest first; for technical admins, read-only, journaled `admin_read`
 * (mandats §6). Personal texts stay closed. A constant number of statements.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function searchJournal(
  ctx: Ctx,
  actor: StaffActor,
  input: { filters: JournalFilters; page: number },
): Promise<Page<FoundEntry>> {
  const { filters, page } = input;
  const { action = "", id = "", from = "", to = "" } = filters;
  const searched = { action, id, from, to };
  const read = { subject: "journal", page, searched } as const;
  return journaledRead(ctx, actor, read, async (tx, { limit, offset }) => {
    const entries = await tx.journalEntry.findMany({
      where: whereOf(filters),
      orderBy: [{ occurredAt: "desc" }, { id: "asc" }],
      take: limit,
      skip: offset,
    });
    const people = await tx.user.findMany({
      where: { id: { in: entries.flatMap(({ actorId }) => actorId ?? []) } },
      select: { id: true, firstName: true, lastName: true },
    });
    const structures = await tx.organisation.findMany({
      where: { id: { in: entries.flatMap(({ organisationId }) => organisationId ?? []) } },
      select: { id: true, name: true },
    });
    const nameOf = (id: string | null) => {
      const person = people.find((one) => one.id === id);
      return person && `${person.firstName} ${person.lastName}`;
    };
    return entries.map((entry) => ({
      id: entry.id,
      occurredAt: entry.occurredAt,
      action: entry.action,
      author: nameOf(entry.actorId) ?? UNNAMED_AUTHORS[entry.actorKind] ?? "–",
      organisationName: structures.find(({ id }) => id === entry.organisationId)?.name ?? null,
      usagerId: entry.usagerId,
      mandatId: entry.mandatId,
      demarches: entry.demarches,
      details: JSON.stringify(entry.details),
    }));
  });
}
