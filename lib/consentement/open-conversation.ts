import type { AidantActor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { LEASE_MS } from "@/lib/outbox/claim";
import { phoneHashOf, queueSms, sealPhone, type ConversationCtx } from "./conversation";
import { recapText } from "./texts";

export interface ConsentSubject {
  draftId: string;
  demarches: readonly DemarcheKey[];
  duree: OfferedDuree;
  /** E.164. */
  phone: string;
  /** Known from the start in a renewal. */
  usagerId?: string;
}

/**
 * Opens the conversation of a draft in the transaction that creates it: a new request, and SMS 1 kept
 * for sendRecap. If the process dies meanwhile, a job sends it (docs/adr/0013-sms-at-once.md).
 * @returns the id of the request, unguessable and never used again
 */
export async function openConversation(
  ctx: ConversationCtx,
  tx: Tx,
  now: Date,
  actor: AidantActor,
  subject: ConsentSubject,
): Promise<string> {
  const { draftId, demarches, duree, phone, usagerId } = subject;
  const id = ctx.random.uuid();
  const consent = await tx.consentRequest.create({
    data: {
      id,
      draftId,
      organisationId: actor.organisationId,
      aidantId: actor.userId,
      usagerId: usagerId ?? null,
      phone: sealPhone(ctx, id, phone),
      phoneHash: phoneHashOf(ctx, phone),
      demarches: [...demarches],
      duree,
      createdAt: now,
    },
  });
  const words = { organisationName: actor.organisationName, demarches, duree };
  await queueSms(ctx, tx, consent, {
    kind: "RECAP",
    text: recapText(words, ctx.settings.CONTACT_EMAIL),
    now,
    dueAt: new Date(now.getTime() + LEASE_MS),
  });
  return id;
}
