import { z } from "zod";
import { endSessions } from "@/lib/auth/end-sessions";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { codeSchema } from "./code";
import { findEnrolment, openEnrolmentSecret, type PendingEnrolment } from "./enrolment";
import { sealOtpSecret } from "./secret";
import { matchCode, PERIOD_SECONDS } from "./totp";

/** Form of the activation page. */
export const confirmEnrolmentSchema = z.object({ token: z.string().max(100), code: codeSchema });

export type ConfirmEnrolmentInput = z.output<typeof confirmEnrolmentSchema>;

/** Only one request gets the enrolment; its secret leaves the row. */
async function claim(tx: Tx, { id }: PendingEnrolment, now: Date): Promise<void> {
  const { count } = await tx.deviceEnrolment.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, secret: "" },
  });
  if (count === 0) throw new DomainError("ENROLEMENT_PERIME");
}

/** One application a person: a lost one is replaced where it stands. */
async function storeDevice(
  ctx: Ctx,
  tx: Tx,
  userId: string,
  device: { secret: Uint8Array; lastCounter: number; drift: number; confirmedAt: Date },
): Promise<void> {
  const { secret, confirmedAt, ...learnt } = device;
  const known = await tx.otpDevice.findUnique({ where: { userId_kind: { userId, kind: "APP" } } });
  const id = known?.id ?? ctx.random.uuid();
  const facts = {
    ...learnt,
    secret: sealOtpSecret(ctx, id, secret),
    periodSeconds: PERIOD_SECONDS.APP,
    confirmedAt,
  };
  if (known) await tx.otpDevice.update({ where: { id }, data: facts });
  else {
    await tx.otpDevice.create({
      data: { id, userId, kind: "APP", ...facts, createdAt: confirmedAt },
    });
  }
}

/**
 * Associates the application of an enrolment link, proven by a first code, which then serves nowhere
 * else. Whoever holds the link sees the secret: wrong codes are not counted, the link lives 15 minutes.
 * Sessions of the account end, since its means of connection change. Journal `card_validation`.
 * @throws ENROLEMENT_PERIME, ENROLEMENT_CODE_REFUSE on the field `code`
 */
export async function confirmEnrolment(
  ctx: Ctx,
  { token, code }: ConfirmEnrolmentInput,
): Promise<void> {
  const enrolment = await findEnrolment(ctx, token);
  if (!enrolment) throw new DomainError("ENROLEMENT_PERIME");
  const now = ctx.clock.now();
  const secret = openEnrolmentSecret(ctx, enrolment);
  const match = matchCode({ secret, periodSeconds: PERIOD_SECONDS.APP, drift: 0 }, code, now);
  if (!match) throw new DomainError("ENROLEMENT_CODE_REFUSE", { field: "code" });
  const { userId, user } = enrolment;
  await inTransaction(ctx, async (tx) => {
    await claim(tx, enrolment, now);
    const { step: lastCounter, drift } = match;
    await storeDevice(ctx, tx, userId, { secret, lastCounter, drift, confirmedAt: now });
    await endSessions(tx, now, userId, "REVOKED");
    await resumeSignIn(ctx, tx, user.email);
    const author = { kind: "admin", userId } as const;
    const details = { userId, kind: "APP" } as const;
    await recordEntry(ctx, tx, now, author, { action: "card_validation", details });
  });
}
