import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { hasRepeated, readFields, valueOf } from "./fields";
import { withParameters } from "./redirects";
import { recognisedJti } from "./signing";

const MAX_STATE = 512;

interface LogoutSettings {
  FC_FI_CLIENT_ID: string;
  FC_FI_POST_LOGOUT_REDIRECT_URIS: readonly string[];
}

interface LogoutRequest {
  uri: string | undefined;
  state: string | undefined;
  hint: string | undefined;
}

function readLogoutRequest(settings: LogoutSettings, text: string): LogoutRequest {
  const fields = readFields(text);
  if (!fields || hasRepeated(fields)) throw new DomainError("FI_LOGOUT_REFUSED");
  const uri = valueOf(fields, "post_logout_redirect_uri");
  const state = valueOf(fields, "state");
  const client = valueOf(fields, "client_id") ?? settings.FC_FI_CLIENT_ID;
  const registered = uri === undefined || settings.FC_FI_POST_LOGOUT_REDIRECT_URIS.includes(uri);
  const tooLong = (state ?? "").length > MAX_STATE;
  if (!registered || tooLong || client !== settings.FC_FI_CLIENT_ID) {
    throw new DomainError("FI_LOGOUT_REFUSED");
  }
  return { uri, state, hint: valueOf(fields, "id_token_hint") };
}

/**
 * FranceConnect's logout passes through us and back (franceconnect §1 flow C, §3.3); the aidant's own
 * session is untouched.
 * @param text query or body, still encoded
 * @throws FI_LOGOUT_REFUSED for an unregistered address, another client, repeated or oversized
 * parameters.
 * @returns the address to send the browser to, nothing when none was asked.
 */
export async function endSession(ctx: Ctx, text: string): Promise<string | undefined> {
  const { hint, state, uri } = readLogoutRequest(ctx.settings, text);
  const jti = hint && (await recognisedJti(ctx.settings, hint));
  if (jti) {
    await ctx.db.fiConnection.updateMany({
      where: { idTokenJti: jti, status: { in: ["TOKEN_ISSUED", "DELIVERED"] } },
      data: { status: "ENDED" },
    });
  }
  return uri && withParameters(uri, { state });
}
