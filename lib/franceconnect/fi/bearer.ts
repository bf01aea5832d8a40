import { ProtocolError } from "@/lib/errors/protocol-error";

const REALM = 'Bearer realm="aidants-connect"';
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** Refusal of a token that exists nowhere, any more, or is not one (RFC 6750 §3.1). */
export const invalidToken = () =>
  new ProtocolError(401, "invalid_token", "access token unknown, expired or used", {
    "www-authenticate": `${REALM}, error="invalid_token"`,
  });

/**
 * The access token of an Authorization header; nowhere else is one looked for (franceconnect §3.3).
 * @throws ProtocolError 401, without error code when the request carries no bearer credential.
 */
export function bearerToken(authorization: string | null): string {
  if (authorization === null || !/^bearer/i.test(authorization)) {
    throw new ProtocolError(401, undefined, "bearer token required", { "www-authenticate": REALM });
  }
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken();
  return token;
}
