import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { DeviceEnrolment, User } from "@/lib/generated/prisma/client";
import {
  applicationView,
  drawApplicationSecret,
  ENROLMENT_TTL_MS,
  type ApplicationView,
} from "./application-secret";

/** 43 characters of base64url: 256 bits. */
const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

/** Page of an enrolment; its address holds a secret and is never logged nor referred to. */
export const enrolmentPath = (token: string): string => `/accounts/login/activation/${token}/`;

/**
 * Draws the secret of an application to be associated and the link that shows it, in the transaction
 * of the act that asks for it. Links of the same person that were not used end.
 */
export async function openEnrolment(
  ctx: Pick<Ctx, "random" | "cipher">,
  tx: Tx,
  userId: string,
  now: Date,
): Promise<{ path: string; expiresAt: Date }> {
  const [id, token] = [ctx.random.uuid(), ctx.random.token()];
  const expiresAt = new Date(now.getTime() + ENROLMENT_TTL_MS);
  const secret = drawApplicationSecret(ctx, id);
  await tx.deviceEnrolment.deleteMany({ where: { userId, usedAt: null } });
  await tx.deviceEnrolment.create({
    data: { id, userId, tokenHash: sha256(token), secret, createdAt: now, expiresAt },
  });
  return { path: enrolmentPath(token), expiresAt };
}

type LinkedEnrolment = DeviceEnrolment & { user: User };

/** The enrolment of a link as long as it may be used; unknown, used and expired ones alike. */
export async function findEnrolment(
  ctx: Pick<Ctx, "db" | "clock">,
  token: string,
): Promise<LinkedEnrolment | null> {
  if (!isToken(token)) return null;
  return ctx.db.deviceEnrolment.findFirst({
    where: {
      tokenHash: sha256(token),
      usedAt: null,
      expiresAt: { gt: ctx.clock.now() },
      user: { deactivatedAt: null },
    },
    include: { user: true },
  });
}

export interface EnrolmentView extends ApplicationView {
  fullName: string;
  email: string;
}

/** What the page of a link shows (auth-referent §2.5); reading it changes nothing. */
export async function readEnrolment(
  ctx: Pick<Ctx, "db" | "clock" | "cipher" | "settings">,
  token: string,
): Promise<EnrolmentView | null> {
  const enrolment = await findEnrolment(ctx, token);
  if (!enrolment) return null;
  const { email, firstName, lastName } = enrolment.user;
  const fullName = `${firstName} ${lastName}`;
  return { fullName, email, ...applicationView(ctx, enrolment, email) };
}
