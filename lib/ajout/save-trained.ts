import type { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { findDraft, MAX_ROWS, saveDraft, type TrainedRow } from "./draft";
import { isFreeAddress, lookUpAidant } from "./look-up";
import { countLookUp, recordLookUp } from "./look-up-limit";
import { rowField } from "./rows";
import type { Saved } from "./save-untrained";
import { emptyTrainedRow } from "./start-addition";
import type { TrainedPost, trainedSchema } from "./trained-schema";

/** What was found of these addresses before; an address that changed is to be looked up again. */
function known(posts: readonly TrainedPost[], before: readonly TrainedRow[]): TrainedRow[] {
  return posts.map((post) => {
    const same = before.find(({ seen }) => seen !== "" && seen === post.email);
    return {
      ...post,
      seen: same?.seen ?? "",
      outcome: same?.outcome ?? "",
      newEmailSeen: before.some(({ newEmailSeen }) => newEmailSeen === post.newEmail)
        ? post.newEmail
        : "",
    };
  });
}

async function lookUpRow(
  ctx: Ctx,
  actor: ReferentActor,
  row: TrainedRow,
): Promise<ErrorCode | null> {
  await countLookUp(ctx, actor);
  const found = await lookUpAidant(ctx.db, actor, row.email);
  const answer = "refusal" in found ? found.refusal : found.outcome;
  await recordLookUp(ctx, actor, row.email, answer);
  if ("refusal" in found) return found.refusal;
  row.seen = row.email;
  row.outcome = found.outcome;
  return null;
}

/** The question asked of who comes from elsewhere; a new address is looked up like another one. */
async function checkNewEmail(
  ctx: Ctx,
  actor: ReferentActor,
  row: TrainedRow,
): Promise<ErrorCode | null> {
  if (row.outcome !== "change" || row.newEmail === "" || row.newEmailSeen === row.newEmail) {
    return null;
  }
  await countLookUp(ctx, actor);
  const free = await isFreeAddress(ctx.db, row.newEmail);
  await recordLookUp(ctx, actor, row.newEmail, free ? "free" : "taken");
  if (!free) return "AJOUT_ADRESSE_PRISE";
  row.newEmailSeen = row.newEmail;
  return null;
}

/** Looks up what was not yet; stops at the limit, keeping what was found before it. */
async function check(ctx: Ctx, actor: ReferentActor, rows: TrainedRow[]) {
  const fields: Record<string, ErrorCode> = {};
  try {
    for (const [index, row] of rows.entries()) {
      const refusal = row.seen === "" ? await lookUpRow(ctx, actor, row) : null;
      if (refusal) fields[rowField("email", index)] = refusal;
      const taken = await checkNewEmail(ctx, actor, row);
      if (taken) fields[rowField("newEmail", index)] = taken;
    }
  } catch (error) {
    if (error instanceof DomainError) return { fields, stopped: error };
    throw error;
  }
  return { fields, stopped: null };
}

const unanswered = (rows: readonly TrainedRow[]): string[] =>
  rows.flatMap(({ outcome, different }, index) =>
    outcome === "change" && different === "" ? [rowField("different", index)] : [],
  );

/**
 * Step 2 of « Ajouter un aidant » for people trained already (auth-referent §4.6): the first submit of
 * an address shows what it is, a second one goes on. At most 20 addresses an hour are looked up, each
 * one journaled; what was found is kept with the draft and asked again of nobody.
 * @throws AJOUT_LIGNES_REFUSEES, AJOUT_TROP_DE_VERIFICATIONS, ORGANISATION_CHANGEE
 */
export async function saveTrained(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof trainedSchema>,
): Promise<Saved> {
  requireSameOrganisation(actor, input.organisation);
  const draft = await findDraft(ctx, actor, "trained");
  if (draft === null || input.rows.length === 0) return { to: "profile" };
  const { intent } = input;
  const { rows: before } = draft.content;
  const rows = known(input.rows, before);
  const keep = (left: TrainedRow[], { complete = false, refused = false } = {}) =>
    saveDraft(ctx, ctx.db, draft, { kind: "trained", rows: left, complete }, { refused });
  const refuse = async (error: DomainError): Promise<never> => {
    await keep(rows, { refused: true });
    throw error;
  };
  if (intent.kind === "remove") {
    await keep(rows.filter((_, index) => index !== intent.index || rows.length === 1));
    return { to: "rows", removed: true };
  }
  const isNew = rows.map(({ seen }) => seen === "");
  const { fields, stopped } = await check(ctx, actor, rows);
  if (stopped) return refuse(stopped);
  if (Object.keys(fields).length > 0) {
    return refuse(new DomainError("AJOUT_LIGNES_REFUSEES", { fields }));
  }
  const first = isNew.indexOf(true);
  if (intent.kind === "add" && rows.length < MAX_ROWS) {
    await keep([...rows, emptyTrainedRow()]);
    return { to: "rows", row: rows.length };
  }
  if (first >= 0) {
    await keep(rows);
    return { to: "rows", row: first };
  }
  const missing = unanswered(rows).map((field) => [field, "AJOUT_REPONSE_ATTENDUE"] as const);
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing);
    return refuse(new DomainError("AJOUT_LIGNES_REFUSEES", { fields }));
  }
  await keep(rows, { complete: true });
  return { to: "confirmation" };
}
