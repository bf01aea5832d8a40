import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import { readTable } from "@/lib/tableur/read-table";
import { readCardRows, type CardRow, type LineError } from "./card-rows";
import { planImport, type ImportPlan } from "./import-plan";

/** How long a preview waits for its confirmation. */
const LIFE_MS = 30 * 60_000;
/** Cards of one file: one transaction writes them all. */
export const MAX_CARDS = 2000;

/** The lines of a file; no seed is kept once one of them is wrong. */
export interface StagedCards {
  cards: CardRow[];
  errors: LineError[];
}

export const importContext = (id: string): string => `card_import.content:${id}`;

/**
 * Reads a file of cards sent by an admin métier and keeps its lines, encrypted, for the preview and its
 * confirmation within half an hour (auth-referent §2.5); the file is not kept. An earlier one of the same
 * person is forgotten. Nothing enters the stock.
 * @returns the identifier of the preview
 * @throws ADMIN_ROLE_REFUSE, FICHIER_ABSENT, FICHIER_ILLISIBLE, FICHIER_TROP_LONG, FICHIER_COLONNES
 */
export async function stageImport(ctx: Ctx, actor: StaffActor, bytes: Uint8Array): Promise<string> {
  assertStaffRole(actor, "METIER");
  const { cards, errors } = readCardRows(await readTable(bytes, MAX_CARDS));
  const staged: StagedCards = { cards: errors.length > 0 ? [] : cards, errors };
  const id = ctx.random.uuid();
  const now = ctx.clock.now();
  const content = ctx.cipher.seal(JSON.stringify(staged), importContext(id));
  const { userId } = actor;
  await inTransaction(ctx, async (tx) => {
    await tx.cardImport.deleteMany({ where: { userId } });
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    await tx.cardImport.create({ data: { id, userId, content, createdAt: now, expiresAt } });
  });
  return id;
}

/** @throws IMPORT_PERIME for one that is unknown, somebody else's, confirmed or older than half an hour */
export async function findStaged(
  ctx: Pick<Ctx, "cipher" | "clock">,
  db: Pick<Ctx["db"], "cardImport">,
  actor: StaffActor,
  id: string,
): Promise<StagedCards> {
  const where = { id, userId: actor.userId, expiresAt: { gt: ctx.clock.now() } };
  const row = isUuid(id) ? await db.cardImport.findFirst({ where }) : null;
  if (!row) throw new DomainError("IMPORT_PERIME");
  return JSON.parse(ctx.cipher.open(row.content, importContext(id))) as StagedCards;
}

export interface ImportPreview {
  id: string;
  errors: LineError[];
  /** Serial numbers and what becomes of them; never a seed. */
  cards: { line: number; serial: string; effect: ImportPlan["cards"][number]["effect"] }[];
}

/**
 * What the import of a file would do now, shown to the admin métier who sent it.
 * @throws ADMIN_ROLE_REFUSE, IMPORT_PERIME
 */
export async function previewImport(
  ctx: Ctx,
  actor: StaffActor,
  id: string,
): Promise<ImportPreview> {
  assertStaffRole(actor, "METIER");
  const staged = await findStaged(ctx, ctx.db, actor, id);
  const plan = await planImport(ctx, ctx.db, staged.cards);
  return {
    id,
    errors: [...staged.errors, ...plan.errors],
    cards: plan.cards.map(({ line, serial, effect }) => ({ line, serial, effect })),
  };
}
