import type { Ctx } from "@/lib/context.types";

type CipherCtx = Pick<Ctx, "cipher">;

const contextOf = (deviceId: string): string => `otp_device.secret:${deviceId}`;

/** Encrypts the secret of the device `deviceId` (auth-referent §2.5): 16 to 40 bytes, never logged. */
export const sealOtpSecret = (ctx: CipherCtx, deviceId: string, secret: Uint8Array): string =>
  ctx.cipher.seal(Buffer.from(secret).toString("base64"), contextOf(deviceId));

/** Only for the verification of a code, a pending enrolment and the demonstration's virtual card. */
export const openOtpSecret = (ctx: CipherCtx, device: { id: string; secret: string }): Uint8Array =>
  new Uint8Array(Buffer.from(ctx.cipher.open(device.secret, contextOf(device.id)), "base64"));
