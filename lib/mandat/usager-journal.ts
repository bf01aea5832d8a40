import type { Tx } from "@/lib/db/transaction";
import { inDisplayOrder, isDemarcheKey, type DemarcheKey } from "@/lib/demarche/catalogue";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { JournalAction } from "@/lib/journal/entry";

export interface JournalLine<A extends JournalAction> {
  id: string;
  at: Date;
  action: A;
  demarches: DemarcheKey[];
  /** Members of the entry's details that are texts. */
  details: Readonly<Record<string, string>>;
  author: string;
}

export interface JournalPage<A extends JournalAction> {
  lines: JournalLine<A>[];
  page: number;
  pageCount: number;
}

interface Wanted<A extends JournalAction> {
  organisationId: string;
  usagerId: string;
  actions: readonly A[];
  /** From 1; a later page than the last is the last. */
  page: number;
  size: number;
}

const textsOf = (details: Prisma.JsonValue): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details ?? {}).filter(
      (member): member is [string, string] => typeof member[1] === "string",
    ),
  );

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, firstName: true, lastName: true },
  });
  return new Map(people.map((one) => [one.id, `${one.firstName} ${one.lastName}`]));
}

/** What the journal says of an usager in one organisation, the latest first, with the authors' names. */
export async function readJournalPage<A extends JournalAction>(
  tx: Tx,
  { organisationId, usagerId, actions, size, ...asked }: Wanted<A>,
): Promise<JournalPage<A>> {
  const where = { organisationId, usagerId, action: { in: [...actions] } };
  const pageCount = Math.max(1, Math.ceil((await tx.journalEntry.count({ where })) / size));
  const page = Math.min(asked.page, pageCount);
  const rows = await tx.journalEntry.findMany({
    where,
    orderBy: [{ occurredAt: "desc" }, { recordedAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * size,
    take: size,
    select: {
      id: true,
      occurredAt: true,
      action: true,
      actorKind: true,
      actorId: true,
      demarches: true,
      details: true,
    },
  });
  const names = await namesOf(
    tx,
    rows.flatMap(({ actorId }) => actorId ?? []),
  );
  const authorOf = (kind: string, id: string | null): string => {
    if (kind === "admin" || kind === "system") return "Aidants Connect";
    return names.get(id ?? "") ?? "compte supprimé";
  };
  const lines = rows.flatMap((row) => {
    const action = actions.find((one) => one === row.action);
    if (!action) return [];
    return {
      id: row.id,
      at: row.occurredAt,
      action,
      demarches: inDisplayOrder(row.demarches.filter(isDemarcheKey)),
      details: textsOf(row.details),
      author: authorOf(row.actorKind, row.actorId),
    };
  });
  return { lines, page, pageCount };
}
