import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { DeviceEnrolment } from "@/lib/generated/prisma/client";
import { openEnrolmentSecret } from "./application-secret";
import { sealOtpSecret } from "./secret";
import { matchCode, PERIOD_SECONDS } from "./totp";

type Pending = Pick<DeviceEnrolment, "id" | "userId" | "secret" | "expiresAt">;

/** Whether a code is one that the application shows now, with what it teaches. */
export const matchPending = (
  ctx: Pick<Ctx, "cipher">,
  enrolment: Pending,
  code: string,
  now: Date,
): ReturnType<typeof matchCode> =>
  matchCode(
    { secret: openEnrolmentSecret(ctx, enrolment), periodSeconds: PERIOD_SECONDS.APP, drift: 0 },
    code,
    now,
  );

/**
 * Turns a pending application into its holder's confirmed one, in the transaction of the act. One
 * application a person: a lost one is replaced where it stands. The code that proved it serves nowhere
 * else; the pending secret and those of other links or sessions end.
 * @returns false when another request took it first: nothing was written
 */
export async function takeApplication(
  ctx: Pick<Ctx, "cipher" | "random">,
  tx: Tx,
  now: Date,
  enrolment: Pending,
  match: { step: number; drift: number },
): Promise<boolean> {
  const { userId } = enrolment;
  const { count } = await tx.deviceEnrolment.updateMany({
    where: { id: enrolment.id, secret: enrolment.secret, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, secret: "" },
  });
  if (count === 0) return false;
  await tx.deviceEnrolment.deleteMany({ where: { userId, usedAt: null } });
  const known = await tx.otpDevice.findUnique({ where: { userId_kind: { userId, kind: "APP" } } });
  const id = known?.id ?? ctx.random.uuid();
  const facts = {
    secret: sealOtpSecret(ctx, id, openEnrolmentSecret(ctx, enrolment)),
    periodSeconds: PERIOD_SECONDS.APP,
    lastCounter: match.step,
    drift: match.drift,
    confirmedAt: now,
  };
  if (known) await tx.otpDevice.update({ where: { id }, data: facts });
  else await tx.otpDevice.create({ data: { id, userId, kind: "APP", ...facts, createdAt: now } });
  return true;
}
