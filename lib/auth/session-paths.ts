/**
 * What middleware.ts needs to know about sessions, without any I/O. For each request it:
 * 1. calls `sessionForRequest(ctx, cookie, { slide: countsAsActivity(path, header) })`
 *    (lib/auth/session.ts), never for static files;
 * 2. when `needsSession(path)` and the reading is not `live`, answers 303 to `loginPath(path + query)`
 *    and leaves the session cookie in place: the login page reads the ended row to say why;
 * 3. does nothing else with the session. Pages, actions and handlers check it again (require.ts,
 *    guard-route.ts), with the rights, so that the middleware is never the only fence.
 */

/** Opaque value; the database holds its SHA-256. */
export const SESSION_COOKIE = "__Host-ac_session";
export const LOGIN_PATH = "/accounts/login/";
/** Says to whom a page is reserved, or what is missing, then goes home. */
const REFUSAL_PATH = "/api/session/reserve-aux-aidants/";
export const HOME_PATH = "/espace-aidant/";
export const REFERENT_PATH = "/espace-referent/";
/** Asks a référent for a new code, then goes on to the page that needed it. */
export const REFERENT_CODE_PATH = "/espace-referent/code/";
export const ADMINISTRATION_PATH = "/administration/";

const SIGNED_IN = [
  "/espace-aidant",
  "/espace-referent",
  "/administration",
  "/authorize",
  "/select_demarche",
  "/fc_authorizev2",
  "/fc_authorize",
  "/callbackv2",
  "/logout-callback",
] as const;

/** Requests that a page makes by itself: they never prolong a session (auth-referent §2.8). */
const BACKGROUND = ["/api/auth", "/api/csp", "/api/session/etat", "/_next"] as const;

/**
 * Entry points whose handlers demand the session themselves: those that first check what FranceConnect
 * sent (franceconnect §3.3), and its returns, whose code and state must not travel through sign-in.
 */
const CHECKED_BY_HANDLER = /^\/(authorize|select_demarche|callbackv2|logout-callback)\/?$/;

const under = (path: string, root: string): boolean => path === root || path.startsWith(`${root}/`);

/** Staff space: it has an inactivity of its own (decision 72). */
export const isAdministration = (path: string): boolean => under(path, "/administration");

export const needsSession = (path: string): boolean =>
  !CHECKED_BY_HANDLER.test(path) && SIGNED_IN.some((root) => under(path, root));

/**
 * Whether a request was caused by its user. Waiting pages poll addresses ending in `.json`; the
 * keep-alive of « Rester connecté » is a decision of the user and counts.
 */
export function countsAsActivity(path: string, header: (name: string) => string | null): boolean {
  const purpose = header("sec-purpose") ?? header("purpose") ?? "";
  const prefetch =
    header("next-router-prefetch") !== null ||
    header("next-router-segment-prefetch") !== null ||
    purpose.includes("prefetch");
  const polling = /\.json\/?$/.test(path) || BACKGROUND.some((root) => under(path, root));
  return !prefetch && !polling;
}

/** Sign-in, then back to `next` (own path and query). */
export const loginPath = (next?: string): string =>
  next === undefined ? LOGIN_PATH : `${LOGIN_PATH}?${new URLSearchParams({ next }).toString()}`;

/** Value of `espace` by message; none for the first one. */
const REFUSAL_SPACES: Readonly<Record<string, string>> = {
  "reserve-aux-referents": "referent",
  "moyen-de-connexion-requis": "moyen",
};

/** Where a page, which cannot set a cookie, sends somebody it refuses. */
export const refusalPath = (detour: { location: string; flash?: string | undefined }): string => {
  if (detour.flash === undefined) return detour.location;
  const space = REFUSAL_SPACES[detour.flash];
  return space === undefined ? REFUSAL_PATH : `${REFUSAL_PATH}?espace=${space}`;
};
