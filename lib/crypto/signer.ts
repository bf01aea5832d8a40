import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

/** Ed25519 signature of attestations (decision 81): anybody holding the public key can check them. */
export interface Signer {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
  sign(bytes: Uint8Array): string;
  verify(bytes: Uint8Array, signature: string, keyId: string): boolean;
}

const idOf = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);

/** A retired public key, base64 of its SPKI DER: what it signed stays verifiable. */
const retiredKey = (spki: string): KeyObject =>
  createPublicKey({ key: Buffer.from(spki, "base64"), format: "der", type: "spki" });

/**
 * @param pkcs8 base64 of the DER private key that signs from now on
 * @param retired base64 of the SPKI DER public keys that signed before
 */
export function createSigner(pkcs8: string, retired: readonly string[] = []): Signer {
  const key = createPrivateKey({
    key: Buffer.from(pkcs8, "base64"),
    format: "der",
    type: "pkcs8",
  });
  if (key.asymmetricKeyType !== "ed25519") throw new Error("the signing key is not Ed25519");
  const publicKey = createPublicKey(key);
  const keyId = idOf(publicKey);
  const known = new Map([publicKey, ...retired.map(retiredKey)].map((one) => [idOf(one), one]));
  return {
    keyId,
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    sign: (bytes) => sign(null, bytes, key).toString("base64url"),
    verify(bytes, signature, usedKey) {
      const used = known.get(usedKey);
      return used !== undefined && verify(null, bytes, used, Buffer.from(signature, "base64url"));
    },
  };
}
