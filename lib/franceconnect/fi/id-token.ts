import { createHash } from "node:crypto";

/** Seconds of life of an ID token (franceconnect §3.5). */
const LIFE = 300;

interface IdTokenInput {
  issuer: string;
  clientId: string;
  sub: string;
  nonce: string;
  authTime: Date;
  jti: string;
  accessToken: string;
  repScope: string;
}

const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

/** Left half of the SHA-256 of the access token (OIDC Core §3.1.3.6). */
const atHash = (accessToken: string): string =>
  createHash("sha256").update(accessToken).digest().subarray(0, 16).toString("base64url");

/** Claims of §3.5; nothing about the aidant, and never `nbf`, which FranceConnect reads to the second. */
export const idTokenClaims = (now: Date, input: IdTokenInput) => ({
  iss: input.issuer,
  aud: input.clientId,
  sub: input.sub,
  iat: seconds(now),
  exp: seconds(now) + LIFE,
  nonce: input.nonce,
  acr: "eidas1",
  auth_time: seconds(input.authTime),
  at_hash: atHash(input.accessToken),
  jti: input.jti,
  rep_scope: [input.repScope],
});
