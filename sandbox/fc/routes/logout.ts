import { decodeJwt } from "jose";
import { redirect } from "../../web/http";
import type { Exchange, Router } from "../../web/router";
import { visibleParams } from "../calls";
import type { FcClient } from "../clients";
import type { FcContext } from "../context";
import { FcError } from "../errors";
import { AIDANTS_CONNECT } from "../providers";
import { ssoLogin, type FcSession } from "../sessions";

const ALLOWED = new Set(["id_token_hint", "post_logout_redirect_uri", "state", "client_id"]);

async function clientOfHint(fc: FcContext, hint: string): Promise<FcClient> {
  try {
    const { aud } = decodeJwt(hint);
    const registered = fc.clients.get(String(aud));
    const client = registered && (await fc.provider.current.Client.find(registered.id));
    if (!client) throw new FcError("Y030007", "id_token_hint has an unknown audience");
    await fc.provider.current.IdToken.validate(hint, client);
    return registered;
  } catch (error) {
    if (error instanceof FcError) throw error;
    throw new FcError("Y030007", "id_token_hint is not valid", { cause: error });
  }
}

async function checkedRequest(fc: FcContext, params: URLSearchParams) {
  for (const name of new Set(params.keys())) {
    if (!ALLOWED.has(name)) throw new FcError("Y030007", `unexpected parameter ${name}`);
  }
  const client = await clientOfHint(fc, params.get("id_token_hint") ?? "");
  const target = params.get("post_logout_redirect_uri");
  if (target !== client.postLogoutRedirectUri) {
    throw new FcError("Y030007", "post_logout_redirect_uri is not registered");
  }
  const returnTo = new URL(target);
  const state = params.get("state");
  if (state !== null) returnTo.searchParams.set("state", state);
  return { client, returnTo: returnTo.href };
}

function end(fc: FcContext, { res }: Exchange, session: FcSession, returnTo: string): void {
  fc.sessions.close(session, res);
  redirect(res, returnTo);
}

/** FranceConnect asks nothing: the request itself ends the session, after Aidants Connect's. */
async function startLogout(fc: FcContext, exchange: Exchange): Promise<void> {
  const startedAt = Date.now();
  const { client, returnTo } = await checkedRequest(fc, exchange.url.searchParams);
  if (client.id === fc.settings.FC_FS_CLIENT_ID) {
    fc.calls.record({
      direction: "from-ac",
      kind: "session-end",
      method: "GET",
      path: exchange.url.pathname,
      params: visibleParams(exchange.url.searchParams),
      status: 303,
      startedAt,
    });
  }
  const session = fc.sessions.find(exchange.req);
  const login = session && ssoLogin(session);
  if (!login) throw new FcError("Y100019");
  const skipped = fc.skipNextLogout.value;
  fc.skipNextLogout.value = false;
  if (login.provider.id !== AIDANTS_CONNECT.id || skipped) {
    end(fc, exchange, session, returnTo);
    return;
  }
  const { url, state } = fc.aidantsConnect.startLogout(login.idToken);
  session.logout = { state, returnTo };
  redirect(exchange.res, url);
}

function finishLogout(fc: FcContext, exchange: Exchange): void {
  const session = fc.sessions.find(exchange.req);
  const logout = session?.logout;
  if (!session || !logout || exchange.url.searchParams.get("state") !== logout.state) {
    throw new FcError("Y100019");
  }
  end(fc, exchange, session, logout.returnTo);
}

export function addLogoutRoutes(router: Router, fc: FcContext): void {
  router.on("GET", "/api/v2/session/end", (exchange) => startLogout(fc, exchange));
  router.on("GET", "/api/v2/client/logout-callback", (exchange) => {
    finishLogout(fc, exchange);
  });
}
