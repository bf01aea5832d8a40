import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { openIdentity, sealField } from "./identity";

/**
 * Keeps the number by which an usager consented, when it is another than the known one (mandats §3.7.3):
 * a renewal has no FranceConnect return to do it. Journal `update_phone_usager`.
 */
export async function updatePhone(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash" | "origin">,
  tx: Tx,
  now: Date,
  actor: AidantActor,
  { usagerId, phone }: { usagerId: string; phone: string },
): Promise<void> {
  const usager = await tx.usager.findUniqueOrThrow({ where: { id: usagerId } });
  if (openIdentity(ctx, usager).phone === phone) return;
  await tx.usager.update({
    where: { id: usagerId },
    data: { phone: sealField(ctx, usagerId, "phone", phone) },
    select: { id: true },
  });
  await recordEntry(ctx, tx, now, actor, { action: "update_phone_usager", usagerId, details: {} });
}
