import type { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { findDraft, MAX_ROWS, saveDraft } from "./draft";
import { countLookUp, recordLookUp } from "./look-up-limit";
import { emptyUntrainedRow } from "./start-addition";
import { findFormateur, untrainedConflicts } from "./untrained-conflicts";
import type { untrainedSchema } from "./untrained-schema";

/** Where the form goes after a submit. */
export type Saved =
  | { to: "profile" }
  | { to: "confirmation" }
  | { to: "rows"; removed: true }
  | { to: "rows"; row: number };

/** A colleague is found freely; about somebody of elsewhere the question is counted and journaled. */
async function checkFormateur(ctx: Ctx, actor: ReferentActor, email: string): Promise<void> {
  if (await findFormateur(ctx.db, email, actor)) return;
  await countLookUp(ctx, actor);
  const found = await findFormateur(ctx.db, email);
  await recordLookUp(ctx, actor, email, found ? "formateur" : "unknown");
  if (!found) throw new DomainError("AJOUT_FORMATEUR_REFUSE", { field: "formateur" });
}

/**
 * Step 2 of « Ajouter un aidant » for people who are not trained (auth-referent §4.6): checks and keeps
 * the rows, adds or removes one, or goes on. Without a matching draft nothing is kept.
 * @throws AJOUT_LIGNES_REFUSEES, AJOUT_FORMATEUR_REFUSE, AJOUT_TROP_DE_VERIFICATIONS, ORGANISATION_CHANGEE
 */
export async function saveUntrained(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof untrainedSchema>,
): Promise<Saved> {
  requireSameOrganisation(actor, input.organisation);
  const draft = await findDraft(ctx, actor, "untrained");
  if (draft === null || input.rows.length === 0) return { to: "profile" };
  const { course, formateur, rows, intent } = input;
  const content = { ...draft.content, course, formateur, rows, complete: false };
  if (intent.kind === "remove") {
    const left = rows.filter((_, index) => index !== intent.index || rows.length === 1);
    await saveDraft(ctx, ctx.db, draft, { ...content, rows: left });
    return { to: "rows", removed: true };
  }
  const fields = await untrainedConflicts(ctx.db, actor, { rows });
  if (Object.keys(fields).length > 0) throw new DomainError("AJOUT_LIGNES_REFUSEES", { fields });
  if (course === "P2P" && formateur !== draft.content.formateurSeen) {
    await checkFormateur(ctx, actor, formateur);
  }
  const seen = { ...content, formateurSeen: formateur };
  if (intent.kind === "add" && rows.length < MAX_ROWS) {
    const added = [...rows, emptyUntrainedRow(actor.organisationId)];
    await saveDraft(ctx, ctx.db, draft, { ...seen, rows: added });
    return { to: "rows", row: rows.length };
  }
  await saveDraft(ctx, ctx.db, draft, { ...seen, complete: true });
  return { to: "confirmation" };
}
