import type { IncomingMessage, ServerResponse } from "node:http";
import { addHookRoutes } from "../hooks/hook-routes";
import { serveAsset } from "../web/assets";
import { clearCookie, readCookie, readForm, sendPage } from "../web/http";
import { Router } from "../web/router";
import { filterAuthorize } from "./authorize-filter";
import { visibleParams } from "./calls";
import type { FcContext } from "./context";
import { FcError } from "./errors";
import { interactionPath } from "./routes/interaction";
import { addLogoutRoutes } from "./routes/logout";
import { addScreenRoutes } from "./routes/screens";
import { OP_SESSION_COOKIE } from "./sessions";
import { errorPage, homePage } from "./views/error-page";

const BASE = "/api/v2";

/** The provider finds its mount path by comparing the two addresses of the request. */
function mount(req: IncomingMessage, pathAndQuery: string): void {
  req.url = pathAndQuery;
  Object.assign(req, { originalUrl: `${BASE}${pathAndQuery}` });
}

/**
 * A browser already identified starts again with a fresh provider session: the provider would
 * otherwise ask to end the former one when the person changes. The single sign-on is ours.
 */
function forgetProviderSession(fc: FcContext, req: IncomingMessage, res: ServerResponse): void {
  const session = fc.sessions.find(req);
  const firstLogin = session !== undefined && session.login === undefined;
  if (firstLogin || readCookie(req, OP_SESSION_COOKIE) === undefined) return;
  const cookies = (req.headers.cookie ?? "").split("; ");
  req.headers.cookie = cookies.filter((pair) => !pair.startsWith(OP_SESSION_COOKIE)).join("; ");
  clearCookie(res, OP_SESSION_COOKIE);
}

/** As received: a refused request counts, and the filter has changed nothing yet. */
function recordAuthorize(
  fc: FcContext,
  req: IncomingMessage,
  res: ServerResponse,
  params: URLSearchParams,
): void {
  if (params.get("client_id") !== fc.settings.FC_FS_CLIENT_ID) return;
  const startedAt = Date.now();
  const method = req.method ?? "";
  res.once("finish", () => {
    fc.calls.record({
      direction: "from-ac",
      kind: "authorize",
      method,
      path: "/api/v2/authorize",
      params: visibleParams(params),
      status: res.statusCode,
      startedAt,
    });
  });
}

async function authorize(
  fc: FcContext,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  const params = req.method === "POST" ? await readForm(req) : url.searchParams;
  recordAuthorize(fc, req, res, params);
  const filtered = filterAuthorize(params);
  forgetProviderSession(fc, req, res);
  fc.sessions.open(req, res);
  req.method = "GET";
  mount(req, `/authorize?${filtered.toString()}`);
  await fc.provider.current.callback()(req, res);
}

function backLink(fc: FcContext, req: IncomingMessage, url: URL): string | undefined {
  const [, uid] = /^\/api\/v2\/interaction\/([^/]+)/.exec(url.pathname) ?? [];
  const current = url.pathname === `${BASE}/oidc-callback` && fc.sessions.find(req)?.returnTo;
  const target = uid ?? (current || undefined);
  return target === undefined ? undefined : interactionPath(target, "/annulation");
}

function showError(
  fc: FcContext,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  error: unknown,
): void {
  if (res.headersSent) {
    res.end();
    return;
  }
  const known = error instanceof FcError ? error : new FcError("Y000000", "", { cause: error });
  const lost = known.code === "Y150003" || known.code === "Y030007";
  const page = errorPage({
    code: known.code,
    message: known.screenMessage,
    backLink: lost ? undefined : backLink(fc, req, url),
  });
  if (known !== error) console.warn("simulator:", error);
  sendPage(res, known.status, page, fc.formTargets);
}

async function answer(
  fc: FcContext,
  router: Router,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  if (await router.handle(req, res, url)) return;
  if (url.pathname.startsWith("/assets/")) {
    await serveAsset(res, url.pathname);
  } else if (url.pathname === `${BASE}/authorize`) {
    await authorize(fc, req, res, url);
  } else if (url.pathname.startsWith(`${BASE}/`)) {
    mount(req, `${url.pathname.slice(BASE.length)}${url.search}`);
    await fc.provider.current.callback()(req, res);
  } else {
    const page = errorPage({ code: "404", message: "Cette page n'existe pas." });
    sendPage(res, 404, page);
  }
}

/** Listener of the simulated FranceConnect. */
export function fcListener(fc: FcContext, siteUrl: string) {
  const router = new Router();
  addScreenRoutes(router, fc);
  addLogoutRoutes(router, fc);
  addHookRoutes(router, fc);
  router.on("GET", "/", ({ res }) => {
    sendPage(res, 200, homePage(siteUrl, fc.settings.APP_URL));
  });
  const { host, origin } = new URL(fc.issuer);
  return (req: IncomingMessage, res: ServerResponse): void => {
    // Server-to-server callers may use 127.0.0.1: addresses in answers stay the public ones.
    req.headers.host = host;
    const url = new URL(req.url ?? "/", origin);
    answer(fc, router, req, res, url).catch((error: unknown) => {
      showError(fc, req, res, url, error);
    });
  };
}
