import type { IncomingMessage, ServerResponse } from "node:http";
import { errors } from "openid-client-5";
import type { FcContext } from "../fc/context";
import { serveAsset } from "../web/assets";
import { redirect, sendPage } from "../web/http";
import { Router, type Exchange } from "../web/router";
import { SiteFranceConnect } from "./france-connect";
import { SiteSessions } from "./site-sessions";
import { VARIANTS, type Variant } from "./variants";
import { accountPage, homePage, loggedOutPage, problemPage } from "./views/pages";

interface Service {
  variant: Variant;
  franceConnect: SiteFranceConnect;
}

interface Site {
  services: readonly Service[];
  sessions: SiteSessions;
  formTargets: readonly string[];
}

class UnknownService extends Error {}

function serviceOf(site: Site, id: string): Service {
  const found = site.services.find(({ variant }) => variant.id === id);
  if (!found) throw new UnknownService(id);
  return found;
}

function showVariant(site: Site, { req, res }: Exchange, { variant }: Service): void {
  const login = site.sessions.find(req)?.logins.get(variant.id);
  const page = login ? accountPage(variant, login.claims) : homePage(variant);
  sendPage(res, 200, page, site.formTargets);
}

function logIn(site: Site, exchange: Exchange): void {
  const { variant, franceConnect } = serviceOf(site, exchange.param("id"));
  const { url, request } = franceConnect.start(variant.id);
  const session = site.sessions.open(exchange.req, exchange.res);
  session.request = request;
  redirect(exchange.res, url);
}

async function comeBack(site: Site, exchange: Exchange): Promise<void> {
  const { variant, franceConnect } = serviceOf(site, exchange.param("id"));
  const request = site.sessions.find(exchange.req)?.request;
  if (request?.variantId !== variant.id) {
    const text = "Aucune connexion n'était en cours dans ce navigateur.";
    sendPage(exchange.res, 400, problemPage(variant, text), site.formTargets);
    return;
  }
  try {
    const login = await franceConnect.finish(exchange.url.searchParams, request);
    const session = site.sessions.open(exchange.req, exchange.res);
    session.logins = new Map([...session.logins, [variant.id, login]]);
    session.request = undefined;
    redirect(exchange.res, variant.path);
  } catch (error) {
    if (!(error instanceof errors.OPError) && !(error instanceof errors.RPError)) throw error;
    const cancelled = error instanceof errors.OPError && error.error === "access_denied";
    const text = cancelled
      ? "Vous avez annulé la connexion avec FranceConnect."
      : `FranceConnect n'a pas permis de vous connecter (${error.message}).`;
    sendPage(exchange.res, cancelled ? 200 : 400, problemPage(variant, text), site.formTargets);
  }
}

/**
 * Ends the site's own session first, for all its services as FranceConnect's own session ends too:
 * the person is out even if FranceConnect does not answer.
 */
function logOut(site: Site, exchange: Exchange): void {
  const { req, res } = exchange;
  const { variant, franceConnect } = serviceOf(site, exchange.param("id"));
  const login = site.sessions.find(req)?.logins.get(variant.id);
  site.sessions.close(req, res);
  redirect(res, login ? franceConnect.logoutUrl(login) : variant.path);
}

function routes(site: Site): Router {
  const router = new Router();
  for (const service of site.services) {
    router.on("GET", service.variant.path, (exchange) => {
      showVariant(site, exchange, service);
    });
  }
  return router
    .on("POST", "/connexion/:id", (exchange) => {
      logIn(site, exchange);
    })
    .on("GET", "/connexion/:id", (exchange) => {
      logIn(site, exchange);
    })
    .on("GET", "/retour/:id", (exchange) => comeBack(site, exchange))
    .on("POST", "/deconnexion/:id", (exchange) => {
      logOut(site, exchange);
    })
    .on("GET", "/deconnecte/:id", (exchange) => {
      const { variant } = serviceOf(site, exchange.param("id"));
      sendPage(exchange.res, 200, loggedOutPage(variant), site.formTargets);
    });
}

/** Listener of the demonstration public site. */
export function siteListener(fc: FcContext, siteUrl: string) {
  const services = VARIANTS.map((variant): Service => {
    const client = fc.clients.get(`site-${variant.id}`);
    if (!client) throw new Error(`the service ${variant.id} is not registered`);
    return { variant, franceConnect: new SiteFranceConnect(client, fc.issuer) };
  });
  const formTargets = [new URL(fc.issuer).origin, ...fc.formTargets];
  const site: Site = { services, sessions: new SiteSessions(), formTargets };
  const router = routes(site);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", siteUrl);
    if (await router.handle(req, res, url)) return;
    if (url.pathname.startsWith("/assets/")) await serveAsset(res, url.pathname);
    else throw new UnknownService(url.pathname);
  }

  return (req: IncomingMessage, res: ServerResponse): void => {
    answer(req, res).catch((error: unknown) => {
      if (!(error instanceof UnknownService)) console.warn("demonstration site:", error);
      const missing = error instanceof UnknownService;
      const text = missing ? "Cette page n'existe pas." : "Une erreur technique est survenue.";
      if (res.headersSent) res.end();
      else sendPage(res, missing ? 404 : 500, problemPage(VARIANTS[0], text), site.formTargets);
    });
  };
}
