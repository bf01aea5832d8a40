/**
 * Development values shared by the start script, the simulator and the site (which receives them
 * through its environment and never imports this file). No side effect on import.
 */
export const DEFAULT_APP_URL = "http://ac.localhost:3000";
export const DEFAULT_FC_PORT = 3001;
export const DEFAULT_SITE_PORT = 3002;

/** Aidants Connect as a service of the simulated FranceConnect. */
export const FS_CLIENT_ID = "aidants-connect-fs-development-only";
export const FS_CLIENT_SECRET = "fs-secret-development-only-0123456789abcdef";

/** The simulated FranceConnect as a client of Aidants Connect; the secret is the HS256 key too. */
export const FI_CLIENT_ID = "france-connect-development-only";
export const FI_CLIENT_SECRET = "fi-secret-development-only-0123456789abcdef";

/** Identifier of Aidants Connect among the simulator's providers (claim `idp_id`). */
export const AC_PROVIDER_ID = "9c716f61-b8a1-435c-a407-ef4d677ec270";

/** Public address of the simulated FranceConnect: its issuer is this one followed by `/api/v2`. */
export const fcOrigin = (port: number = DEFAULT_FC_PORT): string =>
  `http://fc.localhost:${String(port)}`;
export const siteOrigin = (port: number = DEFAULT_SITE_PORT): string =>
  `http://site.localhost:${String(port)}`;
