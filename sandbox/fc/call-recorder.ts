import type { KoaContextWithOIDC } from "oidc-provider";
import { visibleParams, type CallJournal } from "./calls";

/** Sent by the demonstration site, whose calls are none of the tests' business. */
export const SITE_USER_AGENT = "demonstration-site";

const KINDS: Record<string, string> = {
  resume: "authorize-callback",
  token: "token",
  userinfo: "userinfo",
  jwks: "jwks",
  discovery: "discovery",
  revocation: "revocation",
};

function parameters(ctx: KoaContextWithOIDC): URLSearchParams {
  const sent = { ...ctx.query, ...ctx.oidc.body };
  return new URLSearchParams(
    Object.entries(sent).map(([name, value]): [string, string] => [name, String(value)]),
  );
}

/** Keeps what Aidants Connect asked (`/authorize` is recorded before its parameters are filtered); calls without a client (keys, discovery) are kept too. */
export function recordOpCall(
  ctx: KoaContextWithOIDC,
  calls: CallJournal,
  aidantsConnectId: string,
  startedAt: number,
): void {
  const kind = KINDS[ctx.oidc.route];
  const clientId = ctx.oidc.client?.clientId ?? aidantsConnectId;
  if (!kind || clientId !== aidantsConnectId) return;
  if (ctx.get("User-Agent") === SITE_USER_AGENT) return;
  calls.record({
    direction: "from-ac",
    kind,
    method: ctx.method,
    path: `/api/v2${ctx.path}`,
    params: visibleParams(parameters(ctx)),
    status: ctx.status,
    startedAt,
  });
}
