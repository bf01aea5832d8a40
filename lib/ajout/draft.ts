import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { AdditionDraft } from "@/lib/generated/prisma/client";

/** Life of what is being typed (auth-referent §4.6). */
export const DRAFT_LIFE_MS = 24 * 3_600_000;
/** Rows of one addition. */
export const MAX_ROWS = 50;

/** Somebody to be trained, as typed. */
export interface UntrainedRow {
  firstName: string;
  lastName: string;
  profession: string;
  organisation: string;
  /** « oui », « non », or not answered. */
  conseiller: string;
  email: string;
}

export interface UntrainedContent {
  kind: "untrained";
  course: string;
  formateur: string;
  /** Address of a trainer that was looked up and accepted. */
  formateurSeen: string;
  rows: UntrainedRow[];
  /** Step 2 was passed. */
  complete: boolean;
}

/** Somebody trained already, as typed, with what the look-up of `seen` said. */
export interface TrainedRow {
  email: string;
  seen: string;
  outcome: "" | "direct" | "change";
  /** « oui », « non », or not answered. */
  different: string;
  newEmail: string;
  newEmailSeen: string;
}

export interface TrainedContent {
  kind: "trained";
  rows: TrainedRow[];
  complete: boolean;
}

export type Content = UntrainedContent | TrainedContent;
export type ContentOf<K extends Content["kind"]> = Extract<Content, { kind: K }>;

export interface OpenDraft<C extends Content = Content> {
  id: string;
  revision: number;
  content: C;
}

const contextOf = (id: string): string => `addition_draft.payload:${id}`;

export const sealContent = (ctx: Pick<Ctx, "cipher">, id: string, content: Content): string =>
  ctx.cipher.seal(JSON.stringify(content), contextOf(id));

/** What a row of the table holds; only this file writes it, so that its shape is known. */
export const openContent = (
  ctx: Pick<Ctx, "cipher">,
  row: Pick<AdditionDraft, "id">,
  payload: string,
): Content => JSON.parse(ctx.cipher.open(payload, contextOf(row.id))) as Content;

/** The addition that the actor is preparing for his current organisation, if it still lives. */
export async function findDraft<K extends Content["kind"]>(
  ctx: Pick<Ctx, "db" | "clock" | "cipher">,
  actor: ReferentActor,
  kind: K,
): Promise<OpenDraft<ContentOf<K>> | null> {
  const row = await ctx.db.additionDraft.findFirst({
    where: {
      referentId: actor.userId,
      organisationId: actor.organisationId,
      expiresAt: { gt: ctx.clock.now() },
    },
  });
  if (row === null || row.payload === null) return null;
  const content = openContent(ctx, row, row.payload);
  if (content.kind !== kind) return null;
  return { id: row.id, revision: row.revision, content: content as ContentOf<K> };
}

/**
 * Keeps what was typed; a draft that was confirmed meanwhile is left alone.
 * @param refused the same form is shown again with its errors: a browser without script finds them by
 * the form's key, which follows the revision
 */
export async function saveDraft(
  ctx: Pick<Ctx, "cipher">,
  db: Ctx["db"] | Tx,
  draft: Pick<OpenDraft, "id">,
  content: Content,
  { refused = false } = {},
): Promise<void> {
  await db.additionDraft.updateMany({
    where: { id: draft.id, confirmedAt: null },
    data: {
      payload: sealContent(ctx, draft.id, content),
      ...(refused ? {} : { revision: { increment: 1 } }),
    },
  });
}

const unseen = (content: Content): Content =>
  content.kind === "untrained"
    ? { ...content, formateurSeen: "" }
    : { ...content, rows: content.rows.map((row) => ({ ...row, seen: "", newEmailSeen: "" })) };

/**
 * What was looked up no longer holds: step 2 asks again, and says what is to be corrected. The rows stay
 * as shown, so does their revision.
 */
export async function forgetSeen(ctx: Ctx, actor: ReferentActor, id: string): Promise<void> {
  const { userId: referentId, organisationId } = actor;
  await inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from addition_draft where id = ${id}::uuid for update`;
    const row = await tx.additionDraft.findFirst({ where: { id, referentId, organisationId } });
    if (row === null || row.payload === null) return;
    const payload = sealContent(ctx, id, unseen(openContent(ctx, row, row.payload)));
    await tx.additionDraft.update({ where: { id }, data: { payload } });
  });
}
