import type { AidantActor } from "@/lib/auth/actor";
import { phoneHashOf, type ConversationCtx } from "@/lib/consentement/conversation";
import { openConversation } from "@/lib/consentement/open-conversation";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { DraftKind } from "@/lib/generated/prisma/client";
import type { OfferedDuree } from "./duration";
import { sealDraftPhone, type RemoteChoice } from "./remote-choice";

interface DraftChoices {
  demarche: readonly DemarcheKey[];
  duree: OfferedDuree;
  remote?: RemoteChoice | undefined;
}

/**
 * Remote columns of a draft about to be created in this transaction, its conversation by SMS opened
 * (mandats §4.2). Once committed, sendRecap sends the first message.
 * @param draft `usagerId` when known already: a renewal
 */
export async function remoteDraft(
  ctx: ConversationCtx,
  tx: Tx,
  now: Date,
  actor: AidantActor,
  draft: DraftChoices & { draftId: string; usagerId?: string },
) {
  const { draftId, demarche: demarches, duree, remote, usagerId } = draft;
  if (remote?.method !== "SMS") {
    const remoteMethod = remote?.method ?? null;
    return { isRemote: remoteMethod !== null, remoteMethod };
  }
  const { phone } = remote;
  const about = { draftId, demarches, duree, phone, ...(usagerId ? { usagerId } : {}) };
  return {
    isRemote: true,
    remoteMethod: "SMS",
    userPhone: sealDraftPhone(ctx, draftId, phone),
    consentRequestId: await openConversation(ctx, tx, now, actor, about),
  } as const;
}

const TWIN_MS = 60_000;

/**
 * The draft of the same form posted a moment ago, whose SMS is on its way or has left: a double click
 * sends one. The caller holds the lock of the aidant's drafts.
 */
export async function findTwinDraft(
  ctx: Pick<ConversationCtx, "keyedHash">,
  tx: Tx,
  actor: AidantActor,
  form: DraftChoices & { now: Date; kind: DraftKind; renewalOfId?: string },
): Promise<string | null> {
  const { demarche, duree, remote, now, kind, renewalOfId } = form;
  if (remote?.method !== "SMS") return null;
  const draft = await tx.mandatDraft.findFirst({
    where: {
      aidantId: actor.userId,
      organisationId: actor.organisationId,
      loginSessionId: actor.sessionId,
      kind,
      renewalOfId: renewalOfId ?? null,
      status: { in: ["INITIATED", "RECAP_SMS_SENT"] },
      demarches: { equals: [...demarche] },
      duree,
      createdAt: { gte: new Date(now.getTime() - TWIN_MS) },
      consent: { phoneHash: phoneHashOf(ctx, remote.phone) },
    },
    select: { id: true },
  });
  return draft?.id ?? null;
}
