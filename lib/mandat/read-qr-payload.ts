import { verificationUrl } from "@/lib/attestation/verification-url";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { getReadableMandat } from "./view-attestation";

/**
 * What the QR code of a mandat says; same rights as the mandat itself (mandats §3.8).
 * @throws MANDAT_INTROUVABLE
 */
export async function readQrPayload(
  ctx: Ctx,
  actor: AidantActor,
  mandatId: string,
): Promise<string> {
  const { attestation } = await getReadableMandat(ctx.db, actor, mandatId, ctx.clock.now());
  return verificationUrl(ctx.settings.APP_URL, attestation);
}
