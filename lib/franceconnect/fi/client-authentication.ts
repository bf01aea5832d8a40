import { sameText } from "@/lib/crypto/hash";
import { ProtocolError } from "@/lib/errors/protocol-error";
import { readFields, valueOf, type Fields } from "./fields";

interface ClientSettings {
  FC_FI_CLIENT_ID: string;
  FC_FI_CLIENT_SECRET: string;
}

interface Credentials {
  id: string;
  secret: string;
}

const BASIC = /^Basic +([A-Za-z0-9+/]+=*)$/i;

/** Both halves are form-encoded before being joined (RFC 6749 §2.3.1). */
function formDecoded(text: string): string {
  const [name] = readFields(text.replaceAll("&", "%26").replaceAll("=", "%3D"))?.keys() ?? [];
  return name ?? "";
}

function basicCredentials(header: string): Credentials {
  const encoded = BASIC.exec(header)?.[1] ?? "";
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) return { id: "", secret: "" };
  return { id: formDecoded(text.slice(0, colon)), secret: formDecoded(text.slice(colon + 1)) };
}

/**
 * FranceConnect's credentials at the token endpoint: in the body or in Basic, never both; compared in
 * constant time (franceconnect §3.3, RFC 6749 §2.3.1 and §5.2).
 * @throws ProtocolError 401 `invalid_client`, 400 `invalid_request` when both ways are used.
 */
export function authenticateClient(
  settings: ClientSettings,
  authorization: string | null,
  fields: Fields,
): void {
  const basic = authorization === null ? undefined : basicCredentials(authorization);
  const posted = { id: valueOf(fields, "client_id"), secret: valueOf(fields, "client_secret") };
  if (
    basic &&
    (posted.secret !== undefined || (posted.id !== undefined && posted.id !== basic.id))
  ) {
    throw new ProtocolError(400, "invalid_request", "one client authentication method only");
  }
  const given = basic ?? { id: posted.id ?? "", secret: posted.secret ?? "" };
  const rightId = sameText(given.id, settings.FC_FI_CLIENT_ID);
  const rightSecret = sameText(given.secret, settings.FC_FI_CLIENT_SECRET);
  if (rightId && rightSecret) return;
  const challenge = { "www-authenticate": 'Basic realm="aidants-connect"' };
  throw new ProtocolError(401, "invalid_client", "client unknown", basic ? challenge : {});
}
