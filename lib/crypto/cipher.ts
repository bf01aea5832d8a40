import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Column encryption (decision 13): AES-256-GCM, key outside the database, key version in the value. */
export interface Cipher {
  /** @param context what the value belongs to (`table.column:rowId`): a value moved elsewhere does not open. */
  seal(clear: string, context: string): string;
  /** @throws when the value was altered, moved, or its key is unknown. */
  open(sealed: string, context: string): string;
}

/** @param keys version → 32 bytes; the highest version seals, all of them open. */
export function createCipher(keys: ReadonlyMap<number, Uint8Array>): Cipher {
  const current = Math.max(...keys.keys());
  const keyOf = (version: number): Uint8Array => {
    const key = keys.get(version);
    if (!key) throw new Error(`no encryption key of version ${String(version)}`);
    return key;
  };
  return {
    seal(clear, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, keyOf(current), iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
      return `${String(current)}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, context) {
      const [version = "", body = ""] = sealed.split(".");
      const bytes = Buffer.from(body, "base64url");
      const iv = bytes.subarray(0, IV_BYTES);
      const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(ALGORITHM, keyOf(Number(version)), iv)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag);
      const clear = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
      return Buffer.concat(clear).toString("utf8");
    },
  };
}
