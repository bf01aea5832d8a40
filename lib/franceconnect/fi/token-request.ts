import { ProtocolError } from "@/lib/errors/protocol-error";
import { hasRepeated, valueOf, type Fields } from "./fields";

/** Form of an authenticated client asking for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export interface TokenRequest {
  code: string;
  redirectUri: string;
  codeVerifier: string | undefined;
}

const refused = (description: string) => new ProtocolError(400, "invalid_request", description);

/** @throws ProtocolError 400 `invalid_request` or `unsupported_grant_type`. */
export function readTokenRequest(fields: Fields): TokenRequest {
  if (hasRepeated(fields)) throw refused("repeated parameter");
  const grantType = valueOf(fields, "grant_type");
  if (grantType === undefined) throw refused("grant_type missing");
  if (grantType !== "authorization_code") {
    throw new ProtocolError(400, "unsupported_grant_type", "only authorization_code is supported");
  }
  const code = valueOf(fields, "code");
  const redirectUri = valueOf(fields, "redirect_uri");
  if (code === undefined) throw refused("code missing");
  if (redirectUri === undefined) throw refused("redirect_uri missing");
  return { code, redirectUri, codeVerifier: valueOf(fields, "code_verifier") };
}
