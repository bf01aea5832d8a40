import type { Ctx } from "@/lib/context.types";
import { countUse } from "@/lib/throttle/limit";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Uses of the public form within a window (habilitation §1.1 and W36). */
const LIMITS = {
  issuer: { most: 10, ms: HOUR_MS },
  follow: { most: 5, ms: HOUR_MS },
  "resend-hour": { most: 3, ms: HOUR_MS },
  "resend-day": { most: 10, ms: DAY_MS },
  "access-mail": { most: 5, ms: HOUR_MS },
  siret: { most: 30, ms: HOUR_MS },
  message: { most: 20, ms: HOUR_MS },
} as const;

type Use = keyof typeof LIMITS;

/** @throws DEMANDE_TROP_DE_TENTATIVES */
const count = (ctx: Pick<Ctx, "db" | "clock">, use: Use, whom: string): Promise<void> =>
  countUse(ctx, {
    key: `habilitation:${use}:${whom}`,
    ...LIMITS[use],
    refusal: "DEMANDE_TROP_DE_TENTATIVES",
  });

/** Counts a use by the network that asks. Nobody says where it comes from: nobody waits for others. */
export async function countByNetwork(ctx: Ctx, use: "issuer" | "follow"): Promise<void> {
  if (!ctx.origin?.ipPrefix) return;
  await count(ctx, use, ctx.keyedHash("throttle-ip", ctx.origin.ipPrefix));
}

export const countByIssuer = (
  ctx: Pick<Ctx, "db" | "clock">,
  use: "siret" | "message" | "access-mail",
  issuerId: string,
): Promise<void> => count(ctx, use, issuerId);

/** Three mails of confirmation an hour, ten a day (I4). */
export async function countResend(ctx: Pick<Ctx, "db" | "clock">, issuerId: string): Promise<void> {
  await count(ctx, "resend-hour", issuerId);
  await count(ctx, "resend-day", issuerId);
}
