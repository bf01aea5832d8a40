import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { SmsMessage } from "@/lib/generated/prisma/client";
import { isUuid } from "@/lib/db/uuid";
import {
  lockConsent,
  openBody,
  phoneHashOf,
  recordStep,
  type ConversationCtx,
} from "./conversation";

export interface DeliveryReport {
  correlationId: string;
  /** E.164; null when the provider does not say it. */
  phone: string | null;
  /** The provider's own number of the message. */
  smsId: string | null;
  /** « 0 » for a message that reached the phone. */
  errorCode: string;
}

/**
 * The provider's numbers are unknown when messages leave: a report is about the last message sent that
 * has none yet.
 */
const reported = (tx: Tx, consentRequestId: string): Promise<SmsMessage | null> =>
  tx.smsMessage.findFirst({
    where: { consentRequestId, direction: "OUT", status: "SENT", reportId: null },
    orderBy: { position: "desc" },
  });

/**
 * A delivery report (mandats §4.6): marks the message, so that the waiting room can say that the phone
 * was not reached. Journal `remote_sms_undelivered`. Delivered twice, it counts once.
 */
export async function recordReport(ctx: ConversationCtx, report: DeliveryReport): Promise<boolean> {
  const { correlationId, phone, smsId, errorCode } = report;
  if (!isUuid(correlationId)) return false;
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const consent = await lockConsent(tx, correlationId);
    if (!consent || (phone !== null && consent.phoneHash !== phoneHashOf(ctx, phone))) return false;
    const known = { consentRequestId: consent.id, reportId: smsId ?? "" };
    if (smsId !== null && (await tx.smsMessage.count({ where: known })) > 0) return false;
    const message = await reported(tx, consent.id);
    if (!message) return false;
    const failed = errorCode !== "0";
    await tx.smsMessage.update({
      where: { id: message.id },
      data: {
        status: failed ? "UNDELIVERED" : "DELIVERED",
        reportId: smsId,
        errorCode: failed ? errorCode : null,
      },
      select: { id: true },
    });
    if (failed) {
      const step = { action: "remote_sms_undelivered", message: openBody(ctx, message) } as const;
      await recordStep(ctx, tx, now, consent, { ...step, errorCode });
      ctx.log.warn({ consentRequestId: consent.id, errorCode }, "SMS undelivered");
    }
    return true;
  });
}
