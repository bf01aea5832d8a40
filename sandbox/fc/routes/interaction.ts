import { errors, type InteractionResults } from "oidc-provider";
import { redirect } from "../../web/http";
import type { Exchange } from "../../web/router";
import type { FcClient } from "../clients";
import type { FcContext } from "../context";
import { FcError } from "../errors";
import type { FcLogin, FcSession } from "../sessions";

export interface OpenInteraction {
  uid: string;
  params: Record<string, unknown>;
  client: FcClient;
  session: FcSession;
}

export const interactionPath = (uid: string, page = ""): string =>
  `/api/v2/interaction/${uid}${page}`;

/** The request in progress in this browser; refused when its cookie is gone. */
export async function openInteraction(fc: FcContext, exchange: Exchange): Promise<OpenInteraction> {
  const { req, res } = exchange;
  const details = await fc.provider.current.interactionDetails(req, res).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) throw new FcError("Y150003");
    throw error;
  });
  const client = fc.clients.get(String(details.params["client_id"]));
  if (!client || details.uid !== exchange.param("uid")) throw new FcError("Y150003");
  return { uid: details.uid, params: details.params, client, session: fc.sessions.open(req, res) };
}

async function finish(
  fc: FcContext,
  exchange: Exchange,
  result: InteractionResults,
): Promise<void> {
  await fc.provider.current.interactionFinished(exchange.req, exchange.res, result, {
    mergeWithLastSubmission: false,
  });
}

/** Back to the service with an error that its callback understands. */
export async function finishWithError(
  fc: FcContext,
  exchange: Exchange,
  error: string,
  description: string,
): Promise<void> {
  await finish(fc, exchange, { error, error_description: description });
}

function requestedClaims(params: Record<string, unknown>): string[] {
  const text = params["claims"];
  if (typeof text !== "string") return [];
  const claims: unknown = JSON.parse(text);
  if (typeof claims !== "object" || claims === null) return [];
  return Object.values(claims).flatMap((part: unknown) =>
    typeof part === "object" && part !== null ? Object.keys(part) : [],
  );
}

/** « Continuer »: the service gets its code, and the browser keeps the person for 30 minutes. */
export async function finishWithLogin(
  fc: FcContext,
  exchange: Exchange,
  { uid, params, client, session }: OpenInteraction,
  login: FcLogin,
): Promise<void> {
  const provider = fc.provider.current;
  const grant = new provider.Grant({ accountId: login.accountId, clientId: client.id });
  grant.addOIDCScope(String(params["scope"]));
  grant.addOIDCClaims(requestedClaims(params));
  const grantId = await grant.save();
  session.login = login;
  session.prepared.delete(uid);
  await finish(fc, exchange, {
    login: { accountId: login.accountId, acr: "eidas1", amr: ["fc"] },
    consent: { grantId },
  });
}

/** Keeps a checked identity until « Continuer » and goes to the information page. */
export function prepareLogin(
  exchange: Exchange,
  session: FcSession,
  uid: string,
  login: FcLogin,
  withoutScreens = false,
): void {
  session.prepared.set(uid, { login, withoutScreens });
  redirect(exchange.res, interactionPath(uid, "/information"));
}

export function goToAidantsConnect(
  fc: FcContext,
  exchange: Exchange,
  { uid, client, session }: OpenInteraction,
  withoutScreens = false,
): void {
  if (client.excludesAidantsConnect) {
    throw new FcError("Y000000", "this service excludes Aidants Connect");
  }
  const { url, state, nonce } = fc.aidantsConnect.startAuthorize(client.perimeters);
  session.pending.set(state, { uid, clientId: client.id, nonce, withoutScreens });
  redirect(exchange.res, url);
}
