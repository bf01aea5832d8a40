import { z } from "zod";
import {
  DEFAULT_APP_URL,
  DEFAULT_FC_PORT,
  DEFAULT_SITE_PORT,
  FI_CLIENT_ID,
  FI_CLIENT_SECRET,
  FS_CLIENT_ID,
  FS_CLIENT_SECRET,
} from "./defaults";

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);
const secret = (fallback: string) => z.string().min(32).default(fallback);
const address = z.url({ protocol: /^https?$/ });
const origin = address.transform((url) => url.replace(/\/$/, ""));
const words = z
  .string()
  .default("preferred_username idp_birthdate idp_id")
  .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ""));

const schema = z.object({
  APP_URL: origin.default(DEFAULT_APP_URL),
  /** Where FranceConnect's server-to-server calls to Aidants Connect go. */
  AC_BACKCHANNEL_URL: origin.optional(),
  FC_SIM_PORT: port(DEFAULT_FC_PORT),
  SITE_SIM_PORT: port(DEFAULT_SITE_PORT),
  FC_FS_CLIENT_ID: z.string().min(1).default(FS_CLIENT_ID),
  FC_FS_CLIENT_SECRET: secret(FS_CLIENT_SECRET),
  FC_FS_REDIRECT_URI: address.optional(),
  FC_FS_POST_LOGOUT_REDIRECT_URI: address.optional(),
  FC_FS_ALG: z.enum(["RS256", "ES256"]).default("RS256"),
  /** Scopes that FranceConnect has authorised for Aidants Connect beyond the ordinary ones. */
  FC_SIM_FS_EXTRA_SCOPES: words,
  FC_FI_CLIENT_ID: z.string().min(1).default(FI_CLIENT_ID),
  FC_FI_CLIENT_SECRET: secret(FI_CLIENT_SECRET),
  FC_FI_ISSUER: z.string().min(1).optional(),
  FC_FI_ID_TOKEN_ALG: z.enum(["HS256", "ES256", "RS256"]).default("HS256"),
  FC_FI_USERINFO_ALG: z.enum(["", "HS256", "ES256", "RS256"]).default(""),
});

/** Options by their environment names; a whole environment may be given. */
export type SandboxOptions = z.input<typeof schema> & Readonly<Record<string, unknown>>;
export type Settings = ReturnType<typeof readSettings>;

/** An empty variable means the same as an absent one, so that env files can list every name. */
const withoutEmpty = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

/** Checks options or environment variables and fills what follows from others. */
export function readSettings(values: object) {
  const found = schema.parse(withoutEmpty(values));
  return {
    ...found,
    AC_BACKCHANNEL_URL: found.AC_BACKCHANNEL_URL ?? found.APP_URL,
    FC_FS_REDIRECT_URI: found.FC_FS_REDIRECT_URI ?? `${found.APP_URL}/callbackv2/`,
    FC_FS_POST_LOGOUT_REDIRECT_URI:
      found.FC_FS_POST_LOGOUT_REDIRECT_URI ?? `${found.APP_URL}/logout-callback/`,
    FC_FI_ISSUER: found.FC_FI_ISSUER ?? found.APP_URL,
  };
}
