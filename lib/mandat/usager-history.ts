import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import type { JournalAction } from "@/lib/journal/entry";
import { recordEntry } from "@/lib/journal/record";
import { fullNameOf } from "@/lib/usager/identity";
import { getUsagerHere } from "./usager-here";
import { readJournalPage, type JournalPage } from "./usager-journal";

const PAGE_SIZE = 25;

/**
 * Acts that the history tells. The creation of a mandat names its démarches, so that of each
 * autorisation is left out; so are the views of the usager's pages, this one among them.
 */
export const HISTORY_ACTIONS = [
  "franceconnect_usager",
  "update_identity_usager",
  "update_email_usager",
  "update_phone_usager",
  "init_renew_mandat",
  "remote_sms_recap_sent",
  "remote_sms_consent_sent",
  "remote_sms_consent_received",
  "remote_sms_denial_received",
  "remote_sms_undelivered",
  "remote_sms_expired",
  "create_attestation",
  "paper_signed",
  "use_autorisation",
  "cancel_autorisation",
  "cancel_mandat",
  "view_attestation",
  "print_attestation",
  "download_proof",
] as const satisfies readonly JournalAction[];

export type HistoryAction = (typeof HISTORY_ACTIONS)[number];

export interface UsagerHistory extends JournalPage<HistoryAction> {
  usagerId: string;
  fullName: string;
}

/**
 * What the actor's organisation did about an usager (mandats §6), for its aidants, read-only: never
 * what another organisation did. The view is journaled.
 * @throws USAGER_INTROUVABLE, unknown and foreign alike
 */
export async function readUsagerHistory(
  ctx: Ctx,
  actor: AidantActor,
  { usagerId, page }: { usagerId: string; page: number },
): Promise<UsagerHistory> {
  const { organisationId } = actor;
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const usager = await getUsagerHere(tx, actor, usagerId, now);
    const wanted = { organisationId, usagerId, actions: HISTORY_ACTIONS, page, size: PAGE_SIZE };
    const history = await readJournalPage(tx, wanted);
    await recordEntry(ctx, tx, now, actor, { action: "view_usager", usagerId, details: {} });
    return { ...history, usagerId: usager.id, fullName: fullNameOf(usager) };
  });
}
