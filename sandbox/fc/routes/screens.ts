import type { Identity } from "../../identity.types";
import { readForm, redirect, sendPage } from "../../web/http";
import type { Exchange, Handler, Router } from "../../web/router";
import { loginFromAidantsConnect } from "../aidants-connect-login";
import { deliveredClaims, CLAIMS_OF_SCOPES } from "../accounts";
import type { FcContext } from "../context";
import { FcError } from "../errors";
import { informationPage } from "../views/information-page";
import { providerPage } from "../views/provider-page";
import { claimsOfIdentity, loginFromProvider, providerById } from "./identify";
import {
  finishWithError,
  finishWithLogin,
  goToAidantsConnect,
  interactionPath,
  openInteraction,
  prepareLogin,
  type OpenInteraction,
} from "./interaction";
import { startInteraction } from "./start-interaction";

const IDENTITY_FIELDS = [
  "given_name",
  "family_name",
  "preferred_username",
  "gender",
  "birthdate",
  "birthplace",
  "birthcountry",
  "email",
] as const;

function typedIdentity(form: URLSearchParams): Identity {
  const entries = IDENTITY_FIELDS.map((name): [string, string] => [name, form.get(name) ?? ""]);
  return Object.fromEntries(
    entries.filter(([name, value]) => value !== "" || name === "birthplace"),
  );
}

async function showProvider(fc: FcContext, exchange: Exchange): Promise<void> {
  const { uid, client } = await openInteraction(fc, exchange);
  const provider = providerById(exchange.param("provider"));
  const page = providerPage({ uid, client, provider, identities: fc.identities });
  sendPage(exchange.res, 200, page, fc.formTargets);
}

async function identifyAtProvider(fc: FcContext, exchange: Exchange): Promise<void> {
  const { uid, session } = await openInteraction(fc, exchange);
  const form = await readForm(exchange.req);
  const chosen = form.get("identity");
  const identity = chosen === null ? typedIdentity(form) : claimsOfIdentity(fc, chosen);
  const provider = providerById(exchange.param("provider"));
  const login = loginFromProvider(fc, identity, provider, !form.has("force"));
  prepareLogin(exchange, session, uid, login);
}

function preparedLogin({ session, uid }: OpenInteraction) {
  const prepared = session.prepared.get(uid);
  if (!prepared) throw new FcError("Y150003");
  return prepared;
}

async function showInformation(fc: FcContext, exchange: Exchange): Promise<void> {
  const open = await openInteraction(fc, exchange);
  const { login, withoutScreens } = preparedLogin(open);
  if (withoutScreens) {
    await finishWithLogin(fc, exchange, open, login);
    return;
  }
  const scopes = String(open.params["scope"]).split(" ");
  const names = new Set(scopes.flatMap((scope) => CLAIMS_OF_SCOPES[scope] ?? []));
  const claims = Object.entries(deliveredClaims(login)).filter(([name]) => names.has(name));
  const page = informationPage({ uid: open.uid, client: open.client, login, claims });
  sendPage(exchange.res, 200, page, fc.formTargets);
}

async function confirm(fc: FcContext, exchange: Exchange): Promise<void> {
  const open = await openInteraction(fc, exchange);
  await finishWithLogin(fc, exchange, open, preparedLogin(open).login);
}

/** « Ce n'est pas vous ? »: forgets the person, in the session too, and shows the mire again. */
async function chooseAgain(fc: FcContext, exchange: Exchange): Promise<void> {
  const { uid, session } = await openInteraction(fc, exchange);
  session.prepared.delete(uid);
  session.login = undefined;
  redirect(exchange.res, interactionPath(uid));
}

async function cancel(fc: FcContext, exchange: Exchange): Promise<void> {
  await openInteraction(fc, exchange);
  await finishWithError(fc, exchange, "access_denied", "User auth aborted");
}

/** Aidants Connect sends the browser back here, with a code or an error. */
async function callback(fc: FcContext, exchange: Exchange): Promise<void> {
  const params = exchange.url.searchParams;
  const session = fc.sessions.find(exchange.req);
  if (!session) throw new FcError("Y150003");
  const state = params.get("state");
  if (!state) throw new FcError("Y020021");
  const pending = session.pending.get(state);
  if (!pending) throw new FcError("Y020022");
  session.pending.delete(state);
  session.returnTo = pending.uid;
  if (params.has("error")) {
    session.failed.add(pending.uid);
    redirect(exchange.res, interactionPath(pending.uid));
    return;
  }
  const login = await loginFromAidantsConnect(fc, params, state, pending);
  prepareLogin(exchange, session, pending.uid, login, pending.withoutScreens);
}

export function addScreenRoutes(router: Router, fc: FcContext): void {
  const on = (
    method: "GET" | "POST",
    path: string,
    run: (fc: FcContext, exchange: Exchange) => Promise<void>,
  ) => {
    const handler: Handler = (exchange) => run(fc, exchange);
    router.on(method, `/api/v2${path}`, handler);
  };
  on("GET", "/interaction/:uid", startInteraction);
  on("GET", "/interaction/:uid/annulation", cancel);
  on("GET", "/interaction/:uid/autre-compte", chooseAgain);
  on("GET", "/interaction/:uid/fournisseur/:provider", showProvider);
  on("POST", "/interaction/:uid/fournisseur/:provider", identifyAtProvider);
  on("POST", "/interaction/:uid/aidants-connect", async (context, exchange) => {
    goToAidantsConnect(context, exchange, await openInteraction(context, exchange));
  });
  on("GET", "/interaction/:uid/information", showInformation);
  on("POST", "/interaction/:uid/information", confirm);
  on("GET", "/oidc-callback", callback);
}
