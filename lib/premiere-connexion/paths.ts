/** Form by which a référent asks for a first connection. */
export const FIRST_LOGIN_PATH = "/accounts/manager_first_login/";

/** Said after any well-formed request. */
export const FIRST_LOGIN_SENT_PATH = "/accounts/manager_first_login/email-envoye/";

/** Page of a mailed link; its address holds a secret and is never logged nor referred to. */
export const firstLoginLinkPath = (token: string): string =>
  `/accounts/manager_first_login_with_code/${token}/`;
