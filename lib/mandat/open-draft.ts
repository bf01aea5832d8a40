import type { AidantActor } from "@/lib/auth/actor";
import type { ConversationCtx } from "@/lib/consentement/conversation";
import { lockName } from "@/lib/db/lock";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { OPEN_DRAFT_STATUSES, WITHOUT_LEG } from "./draft-status";
import { findTwinDraft, remoteDraft } from "./remote-draft";
import type { StartMandatInput } from "./schemas";

async function checkDemarches(tx: Tx, actor: AidantActor, keys: readonly DemarcheKey[]) {
  const organisation = await tx.organisation.findFirst({
    where: { id: actor.organisationId, deactivatedAt: null },
    select: { allowedDemarches: true },
  });
  const allowed: readonly string[] = organisation?.allowedDemarches ?? [];
  if (keys.length === 0 || !keys.every((key) => allowed.includes(key))) {
    throw new DomainError("MANDAT_DEMARCHE_RETIREE", { field: "demarche" });
  }
}

type Opening = { now: Date; choices: StartMandatInput } & (
  { kind: "NEW" } | { kind: "RENEWAL"; usagerId: string; renewalOfId: string }
);

/**
 * Writes the aidant's draft of this kind for the current organisation, in the place of the one in
 * progress (decision 42): of two posts at the same instant, the later one stays open.
 * @returns the draft; not new when the same choice by SMS was posted a moment ago (remote-draft.ts)
 * @throws ORGANISATION_CHANGEE when the form was shown for another organisation (auth-referent §1.4),
 * MANDAT_DEMARCHE_RETIREE on the field `demarche`
 */
export async function openDraft(
  ctx: ConversationCtx,
  tx: Tx,
  actor: AidantActor,
  { now, choices, ...content }: Opening,
): Promise<{ draftId: string; isNew: boolean }> {
  const { DRAFT_TTL, FC_FS_TTL } = ctx.settings;
  const owner = { aidantId: actor.userId, organisationId: actor.organisationId };
  if ((choices.organisation ?? actor.organisationId) !== actor.organisationId)
    throw new DomainError("ORGANISATION_CHANGEE");
  await checkDemarches(tx, actor, choices.demarche);
  await lockName(tx, `mandat-draft:${owner.aidantId}:${owner.organisationId}`);
  const twin = await findTwinDraft(ctx, tx, actor, { now, ...choices, ...content });
  if (twin !== null) return { draftId: twin, isNew: false };
  await tx.mandatDraft.updateMany({
    where: { ...owner, kind: content.kind, status: { in: [...OPEN_DRAFT_STATUSES] } },
    data: { status: "ABANDONED", ...WITHOUT_LEG, updatedAt: now },
  });
  const id = ctx.random.uuid();
  const remote = await remoteDraft(ctx, tx, now, actor, { ...choices, ...content, draftId: id });
  await tx.mandatDraft.create({
    data: {
      id,
      ...owner,
      ...content,
      demarches: [...choices.demarche],
      duree: choices.duree,
      ...remote,
      loginSessionId: actor.sessionId,
      legExpiresAt: new Date(now.getTime() + FC_FS_TTL * 1000),
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + DRAFT_TTL * 1000),
    },
    select: { id: true },
  });
  return { draftId: id, isNew: true };
}
