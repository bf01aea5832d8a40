import { sendPage } from "../../web/http";
import type { Exchange } from "../../web/router";
import { checkPerimeters } from "../aidants-connect-login";
import type { FcContext } from "../context";
import { AIDANTS_CONNECT } from "../providers";
import { ssoLogin, type FcLogin } from "../sessions";
import { mirePage } from "../views/mire-page";
import { identifyWithoutScreens } from "./identify";
import {
  finishWithError,
  openInteraction,
  prepareLogin,
  type OpenInteraction,
} from "./interaction";

/** The person of this browser's session, unless the service refuses where they come from. */
function usableSso({ client, session }: OpenInteraction): FcLogin | undefined {
  const login = ssoLogin(session);
  if (login?.provider.id !== AIDANTS_CONNECT.id) return login;
  if (client.excludesAidantsConnect) return undefined;
  checkPerimeters(client.perimeters, login.repScope);
  return login;
}

/** First stop of every authorization: level, hook, session already open, or the mire. */
export async function startInteraction(fc: FcContext, exchange: Exchange): Promise<void> {
  const open = await openInteraction(fc, exchange);
  const { uid, client, session } = open;
  if (open.params["acr_values"] !== "eidas1") {
    await finishWithError(fc, exchange, "invalid_acr", "acr_value is not valid, should be eidas1");
    return;
  }
  const order = fc.identify.take();
  if (order) {
    await identifyWithoutScreens(fc, exchange, open, order);
    return;
  }
  const sso = usableSso(open);
  if (sso) {
    prepareLogin(exchange, session, uid, sso);
    return;
  }
  const failed = session.failed.delete(uid);
  sendPage(exchange.res, 200, mirePage({ uid, client, failed }), fc.formTargets);
}
