import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { OPEN_DRAFT_STATUSES, WITHOUT_LEG } from "./draft-status";
import { remoteColumns } from "./remote-choice";
import type { StartMandatInput } from "./schemas";

async function checkDemarches(tx: Tx, actor: AidantActor, input: StartMandatInput): Promise<void> {
  const organisation = await tx.organisation.findFirst({
    where: { id: actor.organisationId, deactivatedAt: null },
    select: { allowedDemarches: true },
  });
  const allowed: readonly string[] = organisation?.allowedDemarches ?? [];
  if (input.demarche.length === 0 || !input.demarche.every((key) => allowed.includes(key))) {
    throw new DomainError("MANDAT_DEMARCHE_RETIREE", { field: "demarche" });
  }
}

/**
 * Starts a mandat: the aidant's draft for the current organisation, which replaces the one in progress
 * (decision 42). Nothing is journaled before the usager is identified. Two posts at the same instant
 * leave one open draft, the later one.
 * @returns the id of the draft
 */
export async function startMandat(
  ctx: Ctx,
  actor: AidantActor,
  input: StartMandatInput,
): Promise<string> {
  const now = ctx.clock.now();
  const { DRAFT_TTL, FC_FS_TTL } = ctx.settings;
  const owner = { aidantId: actor.userId, organisationId: actor.organisationId };
  return inTransaction(ctx, async (tx) => {
    await checkDemarches(tx, actor, input);
    await lockName(tx, `mandat-draft:${owner.aidantId}:${owner.organisationId}`);
    await tx.mandatDraft.updateMany({
      where: { ...owner, kind: "NEW", status: { in: [...OPEN_DRAFT_STATUSES] } },
      data: { status: "ABANDONED", ...WITHOUT_LEG, updatedAt: now },
    });
    const id = ctx.random.uuid();
    await tx.mandatDraft.create({
      data: {
        id,
        ...owner,
        demarches: [...input.demarche],
        duree: input.duree,
        ...remoteColumns(ctx, id, input.remote),
        loginSessionId: actor.sessionId,
        legExpiresAt: new Date(now.getTime() + FC_FS_TTL * 1000),
        createdAt: now,
        updatedAt: now,
        expiresAt: new Date(now.getTime() + DRAFT_TTL * 1000),
      },
      select: { id: true },
    });
    return id;
  });
}
