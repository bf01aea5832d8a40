import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { matchCode } from "./totp";
import { openOtpSecret } from "./secret";

const DECOY = { secret: new Uint8Array(20), periodSeconds: 30, drift: 0 };

/**
 * Verifies a code against every confirmed device of an active account and marks it used, in the
 * caller's transaction: its rollback gives the code back (auth-referent §2.6). A code is accepted
 * once whatever it was used for, because only a later time step than the last accepted one passes.
 * @param userId null when nobody has the submitted address: the same computation on a decoy
 * @returns nothing when refused; which device or how far off is never told
 */
export async function consumeCode(
  ctx: Pick<Ctx, "cipher">,
  tx: Tx,
  userId: string | null,
  code: string,
  now: Date,
): Promise<{ deviceId: string } | null> {
  const devices = await tx.otpDevice.findMany({
    where: {
      userId: userId ?? { in: [] },
      confirmedAt: { not: null },
      user: { deactivatedAt: null },
    },
    orderBy: { createdAt: "asc" },
  });
  if (devices.length === 0) matchCode(DECOY, code, now);
  const matches = devices.flatMap((device) => {
    const opened = { ...device, secret: openOtpSecret(ctx, device) };
    const match = matchCode(opened, code, now);
    return match ? [{ deviceId: device.id, ...match }] : [];
  });
  for (const { deviceId, step, drift } of matches) {
    const { count } = await tx.otpDevice.updateMany({
      where: {
        id: deviceId,
        userId,
        confirmedAt: { not: null },
        OR: [{ lastCounter: null }, { lastCounter: { lt: step } }],
      },
      data: { lastCounter: step, drift },
    });
    if (count === 1) return { deviceId };
  }
  return null;
}
