import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Lower-case hexadecimal SHA-256, for tokens at rest and documents. */
export const sha256 = (value: string | Uint8Array): string =>
  createHash("sha256").update(value).digest("hex");

/** Keyed hash for look-ups of personal data; `purpose` separates uses of one key. */
export type KeyedHash = (purpose: string, value: string) => string;

export const createKeyedHash =
  (key: string): KeyedHash =>
  (purpose, value) =>
    createHmac("sha256", key).update(`${purpose}\u0000${value}`).digest("hex");

/** Comparison whose time does not depend on where the texts differ. */
export function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
