/** Form by which a référent asks for a first connection. */
export const FIRST_LOGIN_PATH = "/accounts/manager_first_login/";

/** Said after any well-formed request. */
export const FIRST_LOGIN_SENT_PATH = "/accounts/manager_first_login/email-envoye/";

/** Page of a mailed link; its address holds a secret and is never logged nor referred to. */
export const firstLoginLinkPath = (token: string): string =>
  `/accounts/manager_first_login_with_code/${token}/`;

const TUNNEL = "/espace-referent/configurer-otp";

/** Pages by which a référent associates a first application (auth-referent §3.10). */
export const TUNNEL_PATHS = {
  welcome: `${TUNNEL}/bienvenue/`,
  download: `${TUNNEL}/telecharger-application/`,
  scan: `${TUNNEL}/scanner-qr-code/`,
  done: `${TUNNEL}/felicitations/`,
} as const;

/**
 * Where the banner leads: the choice between a card and an application, as soon as that page exists.
 * @param isKnown whether a page exists
 */
export function ownMeansPath(userId: string, isKnown: (path: string) => boolean): string {
  const choice = `/espace-referent/aidant/${userId}/type-carte/`;
  return isKnown(choice) ? choice : TUNNEL_PATHS.download;
}
