import {
  CompactSign,
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  importJWK,
  UnsecuredJWT,
  type JWTPayload,
} from "jose";
import { faultParts, type Fault } from "./faults";
import { makeForeignKey, type SigningAlg, type SigningKeys } from "./signing-keys";

/** Changes of content, signed again with the right key. */
const CHANGES: Record<string, (payload: JWTPayload) => JWTPayload> = {
  "wrong-nonce": (payload) => ({ ...payload, nonce: "another-nonce-another-nonce" }),
  "wrong-iss": (payload) => ({ ...payload, iss: "http://other-issuer.localhost/api/v2" }),
  "wrong-aud": (payload) => ({ ...payload, aud: "another-client" }),
  "sub-mismatch": (payload) => ({ ...payload, sub: `${"0".repeat(64)}v1` }),
  expired: (payload) => aged(payload, 60),
  "expired-10s": (payload) => aged(payload, 10),
};

function aged(payload: JWTPayload, seconds: number): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  return { ...payload, iat: now - seconds - 60, exp: now - seconds };
}

function withClaim(payload: JWTPayload, argument: string): JWTPayload {
  const equals = argument.indexOf("=");
  const value: unknown = JSON.parse(argument.slice(equals + 1));
  return { ...payload, [argument.slice(0, equals)]: value };
}

function changed(payload: JWTPayload, fault: Fault): JWTPayload {
  const { name, argument } = faultParts(fault);
  if (name === "missing-claim") {
    return Object.fromEntries(Object.entries(payload).filter(([claim]) => claim !== argument));
  }
  if (name === "set-claim") return withClaim(payload, argument);
  return CHANGES[name]?.(payload) ?? payload;
}

async function sign(
  payload: JWTPayload,
  header: { alg: string; kid?: string },
  key: Parameters<CompactSign["sign"]>[0],
): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return new CompactSign(bytes).setProtectedHeader(header).sign(key);
}

/** Algorithm confusion: the text of the public key serves as a symmetric secret. */
async function signWithPublicKeyText(payload: JWTPayload, alg: SigningAlg, keys: SigningKeys) {
  const { kty, n, e, crv, x, y, kid } = keys.current(alg);
  const publicKey = await importJWK({ kty, n, e, crv, x, y }, alg, { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error("not a public key");
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  return sign(payload, { alg: "HS256", kid }, secret);
}

/** Makes the wrong token by really signing the wrong thing; other faults leave it unchanged. */
export async function spoilJwt(jwt: string, fault: Fault, keys: SigningKeys): Promise<string> {
  const payload = decodeJwt(jwt);
  const alg: SigningAlg = decodeProtectedHeader(jwt).alg === "ES256" ? "ES256" : "RS256";
  const current = keys.current(alg);
  switch (faultParts(fault).name) {
    case "alg-none":
      return new UnsecuredJWT(payload).encode();
    case "hs256-public-key":
      return signWithPublicKeyText(payload, alg, keys);
    case "wrong-key":
    case "unknown-kid": {
      const foreign = await makeForeignKey(alg);
      const kid = fault.fault === "wrong-key" ? current.kid : foreign.kid;
      return sign(payload, { alg, kid }, await importJWK(foreign, alg));
    }
    default:
      return sign(
        changed(payload, fault),
        { alg, kid: current.kid },
        await importJWK(current, alg),
      );
  }
}
