import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { OtpDevice } from "@/lib/generated/prisma/client";
import { openOtpSecret } from "./secret";
import { findStep, MAX_DRIFT, OTP_WINDOW, stepAt } from "./totp";

/** OTP_RESYNC_WINDOW (auth-referent §0), in steps. */
const RESYNC_WINDOW = 10;
/** How long the second code is awaited: the card shows it within a minute. */
const NEXT_CODE_MS = 5 * 60_000;

/** `next`: the card is not on time, its next code is awaited; `apart`: two codes that do not follow. */
export type CardProof = "proven" | "next" | "apart";

type Learnt = { lastCounter: number; drift: number };

async function prove(tx: Tx, device: OtpDevice, now: Date, learnt: Learnt): Promise<CardProof> {
  if (Math.abs(learnt.drift) > MAX_DRIFT) throw new DomainError("OTP_REFUSED");
  const { count } = await tx.otpDevice.updateMany({
    where: {
      id: device.id,
      userId: device.userId,
      OR: [{ lastCounter: null }, { lastCounter: { lt: learnt.lastCounter } }],
    },
    data: {
      ...learnt,
      confirmedAt: device.confirmedAt ?? now,
      resyncStep: null,
      resyncUntil: null,
    },
  });
  if (count === 0) throw new DomainError("OTP_REFUSED");
  return "proven";
}

/** Counter of the first code of a pair whose second is awaited. */
function firstStep({ resyncStep, resyncUntil }: OtpDevice, now: Date): number | null {
  if (resyncStep === null || resyncUntil === null || resyncUntil <= now) return null;
  return Number(resyncStep);
}

/**
 * A code of a card, in the transaction of the act (auth-referent §2.6). Within OTP_WINDOW one is enough,
 * unless `twoCodes`. Within ten steps, the next one is awaited: only two codes at consecutive counters
 * set the clock right, and both are then used up.
 * @throws OTP_REFUSED; what is awaited does not change then
 */
export async function proveCard(
  ctx: Pick<Ctx, "cipher">,
  tx: Tx,
  device: OtpDevice,
  input: { code: string; now: Date; twoCodes: boolean },
): Promise<CardProof> {
  const { code, now, twoCodes } = input;
  const opened = { ...device, secret: openOtpSecret(ctx, device) };
  const above = device.lastCounter === null ? -1 : Number(device.lastCounter);
  const found = findStep(opened, code, now, { reach: RESYNC_WINDOW + 1, above });
  if (!found) throw new DomainError("OTP_REFUSED");
  const { step: lastCounter, delta } = found;
  if (!twoCodes && Math.abs(delta) <= OTP_WINDOW) {
    return prove(tx, device, now, { lastCounter, drift: device.drift + delta });
  }
  const first = firstStep(device, now);
  if (first !== null && lastCounter === first + 1) {
    const drift = lastCounter - stepAt(now, device.periodSeconds);
    return prove(tx, device, now, { lastCounter, drift });
  }
  if (Math.abs(delta) > RESYNC_WINDOW) throw new DomainError("OTP_REFUSED");
  await tx.otpDevice.update({
    where: { id: device.id },
    data: { resyncStep: lastCounter, resyncUntil: new Date(now.getTime() + NEXT_CODE_MS) },
  });
  return first === null || first === lastCounter ? "next" : "apart";
}
