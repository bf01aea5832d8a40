import { Secret } from "otpauth";

const MIN_BYTES = 16;
const MAX_BYTES = 40;

const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE32 = /^[a-z2-7]+=*$/i;

function decoded(seed: string): Uint8Array | null {
  if (HEX.test(seed)) return new Uint8Array(Buffer.from(seed, "hex"));
  return BASE32.test(seed) ? new Uint8Array(Secret.fromBase32(seed).bytes) : null;
}

/** The secret that a manufacturer's file gives in hexadecimal or base32: 16 to 40 bytes, or nothing. */
export function decodeSeed(written: string): Uint8Array | null {
  const bytes = decoded(written.replace(/\s/g, ""));
  return bytes && bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES ? bytes : null;
}
