import { Secret, TOTP } from "otpauth";
import type { Ctx } from "@/lib/context.types";
import type { DeviceEnrolment } from "@/lib/generated/prisma/client";
import { PERIOD_SECONDS } from "./totp";

/** ENROLMENT_TTL (auth-referent §0). */
export const ENROLMENT_TTL_MS = 15 * 60_000;
/** 160 bits (auth-referent §2.5). */
const SECRET_BYTES = 20;
const SERVICE = "Aidants Connect";

const contextOf = (id: string): string => `device_enrolment.secret:${id}`;

/** Draws the secret of the application to be associated by the enrolment `id`, encrypted. */
export const drawApplicationSecret = (ctx: Pick<Ctx, "random" | "cipher">, id: string): string =>
  ctx.cipher.seal(Buffer.from(ctx.random.bytes(SECRET_BYTES)).toString("base64"), contextOf(id));

/** The pending secret, for its page and for the first code. */
export const openEnrolmentSecret = (
  ctx: Pick<Ctx, "cipher">,
  enrolment: Pick<DeviceEnrolment, "id" | "secret">,
): Uint8Array =>
  new Uint8Array(Buffer.from(ctx.cipher.open(enrolment.secret, contextOf(enrolment.id)), "base64"));

export interface ApplicationView {
  expiresAt: Date;
  /** `otpauth://` address of the QR code. */
  uri: string;
  /** Base32 in groups of four, for whoever cannot scan. */
  key: string;
}

/** What is shown of a pending application (auth-referent §2.5). @param email of its holder */
export function applicationView(
  ctx: Pick<Ctx, "cipher" | "settings">,
  enrolment: Pick<DeviceEnrolment, "id" | "secret" | "expiresAt">,
  email: string,
): ApplicationView {
  const bytes = openEnrolmentSecret(ctx, enrolment);
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  const { APP_MODE } = ctx.settings;
  const totp = new TOTP({
    issuer: APP_MODE === "production" ? SERVICE : `${SERVICE} (démonstration)`,
    label: email,
    secret,
    period: PERIOD_SECONDS.APP,
  });
  return {
    expiresAt: enrolment.expiresAt,
    uri: totp.toString(),
    key: secret.base32.match(/.{1,4}/g)?.join(" ") ?? "",
  };
}
