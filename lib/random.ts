import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** The only source of chance: identifiers, tokens and codes. */
export interface Random {
  uuid(): string;
  /** URL-safe text holding `bytes` random bytes (32 = 256 bits, 43 characters). */
  token(bytes?: number): string;
  bytes(length: number): Uint8Array;
  /** Uniform decimal digits. */
  digits(length: number): string;
}

export const systemRandom: Random = {
  uuid: () => randomUUID(),
  token: (bytes = 32) => randomBytes(bytes).toString("base64url"),
  bytes: (length) => new Uint8Array(randomBytes(length)),
  digits: (length) => Array.from({ length }, () => String(randomInt(10))).join(""),
};
