import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

/** A public key as a JSON Web Key (RFC 8037). */
export interface PublicJwk {
  kty: "OKP";
  crv: "Ed25519";
  /** Public key, base64url. */
  x: string;
  /** Key identifier that signatures name. */
  kid: string;
  use: "sig";
}

/**
 * Ed25519 signature of attestations (decision 81) and of the journal's checkpoints: anybody holding the
 * public key can check them.
 */
export interface Signer {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
  /** Every key whose signatures are accepted, as JSON Web Keys: what a third party needs. */
  publicKeys: readonly PublicJwk[];
  sign(bytes: Uint8Array): string;
  verify(bytes: Uint8Array, signature: string, keyId: string): boolean;
}

const idOf = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);

const jwkOf = (kid: string, key: KeyObject): PublicJwk => ({
  kty: "OKP",
  crv: "Ed25519",
  x: key.export({ format: "jwk" }).x ?? "",
  kid,
  use: "sig",
});

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
    publicKeys: [...known].map(([kid, one]) => jwkOf(kid, one)),
    sign: (bytes) => sign(null, bytes, key).toString("base64url"),
    verify(bytes, signature, usedKey) {
      const used = known.get(usedKey);
      return used !== undefined && verify(null, bytes, used, Buffer.from(signature, "base64url"));
    },
  };
}
