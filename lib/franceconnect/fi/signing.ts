import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import {
  calculateJwkThumbprint,
  compactVerify,
  errors,
  exportJWK,
  SignJWT,
  type JWK,
  type JWTPayload,
} from "jose";

export type FiAlg = "HS256" | "ES256" | "RS256";

interface SigningSettings {
  FC_FI_CLIENT_SECRET: string;
  FC_FI_SIGNING_KEY: string;
  FC_FI_ID_TOKEN_ALG: FiAlg;
  FC_FI_USERINFO_ALG: "" | FiAlg;
}

const privateKeyOf = (settings: SigningSettings): KeyObject =>
  createPrivateKey(Buffer.from(settings.FC_FI_SIGNING_KEY, "base64").toString("utf8"));

const secretOf = (settings: SigningSettings): Uint8Array =>
  new TextEncoder().encode(settings.FC_FI_CLIENT_SECRET);

async function publicJwk(settings: SigningSettings): Promise<JWK & { kid: string }> {
  const jwk = await exportJWK(createPublicKey(privateKeyOf(settings)));
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
}

/** Signs with the client secret (HS256, no kid) or with our private key. */
export async function signJwt(
  settings: SigningSettings,
  alg: FiAlg,
  payload: JWTPayload,
): Promise<string> {
  if (alg === "HS256") {
    const header = { alg, typ: "JWT" };
    return new SignJWT(payload).setProtectedHeader(header).sign(secretOf(settings));
  }
  const { kid } = await publicJwk(settings);
  const header = { alg, typ: "JWT", kid };
  return new SignJWT(payload).setProtectedHeader(header).sign(privateKeyOf(settings));
}

/** Public keys in use; none while everything is signed with the shared secret. */
export async function publicKeys(settings: SigningSettings): Promise<JWK[]> {
  const algs = new Set([settings.FC_FI_ID_TOKEN_ALG, settings.FC_FI_USERINFO_ALG]);
  const asymmetric = [...algs].filter((alg) => alg === "ES256" || alg === "RS256");
  if (asymmetric.length === 0) return [];
  const jwk = await publicJwk(settings);
  return asymmetric.map((alg) => ({ ...jwk, use: "sig", alg }));
}

/** `jti` of an ID token that we signed, expired or not; nothing for anything else. */
export async function recognisedJti(
  settings: SigningSettings,
  token: string,
): Promise<string | undefined> {
  const alg = settings.FC_FI_ID_TOKEN_ALG;
  const key = alg === "HS256" ? secretOf(settings) : createPublicKey(privateKeyOf(settings));
  try {
    const { payload } = await compactVerify(token, key, { algorithms: [alg] });
    const claims: unknown = JSON.parse(new TextDecoder().decode(payload));
    const jti = typeof claims === "object" && claims !== null && "jti" in claims ? claims.jti : "";
    return typeof jti === "string" && jti !== "" ? jti : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
