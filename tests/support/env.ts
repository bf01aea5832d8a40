import { generateKeyPairSync, randomBytes } from "node:crypto";
import { parseEnv, type Env } from "@/lib/env";

const signingKey = generateKeyPairSync("ed25519")
  .privateKey.export({ type: "pkcs8", format: "der" })
  .toString("base64");
const key = () => randomBytes(32).toString("base64");

/** Raw environment of a test: real keys made for the run, addresses that nobody listens to. */
export const testVariables = (
  databaseUrl: string,
  overrides: Record<string, string> = {},
): Record<string, string> => ({
  APP_MODE: "test",
  APP_URL: "http://ac.localhost:3000",
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: "silent",
  AUTH_SECRET: key(),
  HASH_KEY: key(),
  ENCRYPTION_KEYS: `1:${key()}`,
  ATTESTATION_SIGNING_KEY: signingKey,
  USAGER_SUB_SALT: "salt-of-the-tests-only",
  FC_FS_ISSUER: "http://fc.localhost:3001/api/v2",
  FC_FS_CLIENT_ID: "ac-as-fs",
  FC_FS_CLIENT_SECRET: "secret-of-the-fs-client-for-tests-only",
  FC_FI_CLIENT_ID: "fc-at-ac",
  FC_FI_CLIENT_SECRET: "secret-of-the-fi-client-for-tests-only",
  FC_FI_REDIRECT_URIS: "http://fc.localhost:3001/api/v2/oidc-callback",
  FC_FI_POST_LOGOUT_REDIRECT_URIS: "http://fc.localhost:3001/api/v2/client/logout-callback",
  ...overrides,
});

export const testEnv = (databaseUrl: string, overrides: Record<string, string> = {}): Env =>
  parseEnv(testVariables(databaseUrl, overrides));
