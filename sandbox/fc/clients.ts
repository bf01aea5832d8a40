import { randomBytes } from "node:crypto";
import type { Settings } from "../settings";
import { VARIANTS, type Variant } from "../site/variants";

/** A service registered at the simulated FranceConnect. */
export interface FcClient {
  id: string;
  secret: string;
  /** Name as the mire shows it. */
  name: string;
  homeUrl: string;
  redirectUri: string;
  postLogoutRedirectUri: string;
  alg: "RS256" | "ES256";
  scopes: readonly string[];
  /** Perimeters declared by the service, compared with what Aidants Connect returns. */
  perimeters: readonly string[];
  excludesAidantsConnect: boolean;
}

export const BASE_SCOPES = [
  "openid",
  "given_name",
  "family_name",
  "gender",
  "birthdate",
  "birthplace",
  "birthcountry",
  "email",
  "profile",
  "birth",
  "identite_pivot",
] as const;

export type ClientRegistry = ReadonlyMap<string, FcClient>;

function demonstrationClient(variant: Variant, siteUrl: string): FcClient {
  return {
    id: `site-${variant.id}`,
    secret: randomBytes(32).toString("hex"),
    name: variant.serviceName,
    homeUrl: `${siteUrl}${variant.path}`,
    redirectUri: `${siteUrl}/retour/${variant.id}`,
    postLogoutRedirectUri: `${siteUrl}/deconnecte/${variant.id}`,
    alg: "RS256",
    scopes: [...BASE_SCOPES, "preferred_username"],
    perimeters: variant.perimeters,
    excludesAidantsConnect: variant.excludesAidantsConnect,
  };
}

export function registerClients(settings: Settings, siteUrl: string): ClientRegistry {
  const aidantsConnect: FcClient = {
    id: settings.FC_FS_CLIENT_ID,
    secret: settings.FC_FS_CLIENT_SECRET,
    name: "Aidants Connect",
    homeUrl: settings.APP_URL,
    redirectUri: settings.FC_FS_REDIRECT_URI,
    postLogoutRedirectUri: settings.FC_FS_POST_LOGOUT_REDIRECT_URI,
    alg: settings.FC_FS_ALG,
    scopes: [...BASE_SCOPES, ...settings.FC_SIM_FS_EXTRA_SCOPES],
    perimeters: [],
    // Otherwise the person helped could be « identified » by the professional's own account.
    excludesAidantsConnect: true,
  };
  const sites = VARIANTS.map((variant) => demonstrationClient(variant, siteUrl));
  return new Map([aidantsConnect, ...sites].map((client) => [client.id, client]));
}
