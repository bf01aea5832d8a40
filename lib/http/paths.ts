/** A path as routes know it: without final slash, except the root. */
export const withoutFinalSlash = (path: string): string =>
  path.length > 1 ? path.replace(/\/+$/, "") || "/" : path;

/** Whether a path is one of these sections or lies below one. */
export function isWithin(path: string, sections: readonly string[]): boolean {
  const plain = withoutFinalSlash(path);
  return sections.some((section) => plain === section || plain.startsWith(`${section}/`));
}

/** Endpoints called by machines, or by FranceConnect through a browser: no origin to demand. */
const MACHINE_ENDPOINTS = [
  "/.well-known",
  "/jwks",
  "/logout",
  "/sms/callback",
  "/token",
  "/userinfo",
] as const;

/** Whether a path answers to other servers, which send no Origin (decision 62). */
export const isMachineEndpoint = (path: string): boolean => isWithin(path, MACHINE_ENDPOINTS);

/** Screens and answers whose address may carry a token, a code or a state (public-site §5.1). */
const TOKENISED = [
  "/accounts/login",
  "/accounts/manager_first_login",
  "/accounts/manager_first_login_with_code",
  "/api/auth",
  "/authorize",
  "/callbackv2",
  "/changement-structure",
  "/fc_authorizev2",
  "/habilitation/demandeur",
  "/logout-callback",
  "/select_demarche",
  "/verification",
] as const;

export const isTokenised = (path: string): boolean => isWithin(path, TOKENISED);

const STAFF_READINGS =
  /^\/administration\/(mandats(\/transfert)?|usagers(-a-informer)?|journal|comptes(\/[0-9a-f-]{36}(\/[a-z-]+)?)?)$/;

const JOURNALED_READINGS: readonly RegExp[] = [
  STAFF_READINGS,
  /^\/espace-aidant\/usagers\/(?!recherche$)[^/]+(\/historique)?$/,
  /^\/espace-aidant\/usagers\/[^/]+\/autorisations\/[^/]+\/cancel_attestation(\/pdf)?$/,
  /^\/espace-aidant\/mandats\/[^/]+\/(visualisation|pdf|preuve|attestation_de_revocation(\/pdf)?)$/,
  /^\/espace-aidant\/creation_mandat\/visualisation\/final\/[^/]+$/,
];

/** Whether opening this address writes in the journal that a person has read it (decision 64). */
export const isJournaledReading = (path: string): boolean =>
  JOURNALED_READINGS.some((reading) => reading.test(withoutFinalSlash(path)));

/** Form of a new mandat, and that of a renewal for one usager. */
const DRAFT_FORMS = /^\/espace-aidant\/(creation_mandat|renew_mandat\/[^/]+)$/;

/** Opening one of these forms again forgets the draft of this browser; a prefetch does not. */
export const opensDraftForm = (request: {
  method: string;
  path: string;
  prefetch: boolean;
}): boolean =>
  request.method === "GET" &&
  !request.prefetch &&
  DRAFT_FORMS.test(withoutFinalSlash(request.path));

/** Pages whose address answers a POST too: a page of Next cannot, a handler elsewhere does. */
const POST_HANDLERS: Readonly<Record<string, string>> = {
  "/espace-aidant/creation_mandat/traduction": "/api/mandats/traduction",
};

/** Path of the handler that answers this request instead of the page. */
export const handlerOfPost = (request: { method: string; path: string }): string | undefined =>
  request.method === "POST" ? POST_HANDLERS[withoutFinalSlash(request.path)] : undefined;
