import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { openDraft } from "./open-draft";
import type { StartMandatInput } from "./schemas";

/**
 * Starts a mandat: the aidant's draft for the current organisation, which replaces the one in progress
 * (decision 42). Nothing is journaled before the usager is identified. Two posts at the same instant
 * leave one open draft, the later one; the same choice by SMS sent twice within a minute is one. A
 * draft by SMS goes on with sendRecap.
 * @returns the id of the draft
 */
export async function startMandat(
  ctx: Ctx,
  actor: AidantActor,
  input: StartMandatInput,
): Promise<string> {
  const opening = { now: ctx.clock.now(), choices: input, kind: "NEW" } as const;
  const { draftId } = await inTransaction(ctx, (tx) => openDraft(ctx, tx, actor, opening));
  return draftId;
}
