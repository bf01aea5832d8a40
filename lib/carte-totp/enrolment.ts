import { Secret, TOTP } from "otpauth";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { DeviceEnrolment, User } from "@/lib/generated/prisma/client";
import { PERIOD_SECONDS } from "./totp";

/** ENROLMENT_TTL (auth-referent §0). */
const ENROLMENT_TTL_MS = 15 * 60_000;
/** 160 bits (auth-referent §2.5). */
const SECRET_BYTES = 20;
const SERVICE = "Aidants Connect";

const contextOf = (id: string): string => `device_enrolment.secret:${id}`;

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
  const secret = Buffer.from(ctx.random.bytes(SECRET_BYTES)).toString("base64");
  await tx.deviceEnrolment.deleteMany({ where: { userId, usedAt: null } });
  await tx.deviceEnrolment.create({
    data: {
      id,
      userId,
      tokenHash: sha256(token),
      secret: ctx.cipher.seal(secret, contextOf(id)),
      createdAt: now,
      expiresAt,
    },
  });
  return { path: enrolmentPath(token), expiresAt };
}

export type PendingEnrolment = DeviceEnrolment & { user: User };

/** The enrolment of a link as long as it may be used; unknown, used and expired ones alike. */
export async function findEnrolment(
  ctx: Pick<Ctx, "db" | "clock">,
  token: string,
): Promise<PendingEnrolment | null> {
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

/** The pending secret, for its page and for the first code. */
export const openEnrolmentSecret = (
  ctx: Pick<Ctx, "cipher">,
  enrolment: Pick<DeviceEnrolment, "id" | "secret">,
): Uint8Array =>
  new Uint8Array(Buffer.from(ctx.cipher.open(enrolment.secret, contextOf(enrolment.id)), "base64"));

export interface EnrolmentView {
  fullName: string;
  email: string;
  expiresAt: Date;
  /** `otpauth://` address of the QR code. */
  uri: string;
  /** Base32 in groups of four, for whoever cannot scan. */
  key: string;
}

/** What the page of a link shows (auth-referent §2.5); reading it changes nothing. */
export async function readEnrolment(
  ctx: Pick<Ctx, "db" | "clock" | "cipher" | "settings">,
  token: string,
): Promise<EnrolmentView | null> {
  const enrolment = await findEnrolment(ctx, token);
  if (!enrolment) return null;
  const bytes = openEnrolmentSecret(ctx, enrolment);
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  const { APP_MODE } = ctx.settings;
  const totp = new TOTP({
    issuer: APP_MODE === "production" ? SERVICE : `${SERVICE} (démonstration)`,
    label: enrolment.user.email,
    secret,
    period: PERIOD_SECONDS.APP,
  });
  return {
    fullName: `${enrolment.user.firstName} ${enrolment.user.lastName}`,
    email: enrolment.user.email,
    expiresAt: enrolment.expiresAt,
    uri: totp.toString(),
    key: secret.base32.match(/.{1,4}/g)?.join(" ") ?? "",
  };
}
