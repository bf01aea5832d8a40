// Settings of the demonstration and of the browser tests: addresses on *.localhost and secrets drawn
// once per data folder, so that no value is known in advance and none is a default.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Production refuses any value that holds this mark (lib/env.ts). */
const MARK = "development-only";
const text = () => `${MARK}-${randomBytes(32).toString("base64url")}`;

function drawSecrets() {
  const key = generateKeyPairSync("ed25519").privateKey;
  return {
    AUTH_SECRET: text(),
    HASH_KEY: text(),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
    ATTESTATION_SIGNING_KEY: key.export({ type: "pkcs8", format: "der" }).toString("base64"),
    USAGER_SUB_SALT: text(),
    FC_FS_CLIENT_ID: `${MARK}-fs-${randomBytes(8).toString("hex")}`,
    FC_FS_CLIENT_SECRET: text(),
    FC_FI_CLIENT_ID: `${MARK}-fi-${randomBytes(8).toString("hex")}`,
    FC_FI_CLIENT_SECRET: text(),
  };
}

/**
 * The secrets of a data folder, drawn at the first call.
 * @returns `fresh`: true when they were drawn now; data encrypted before cannot be read any more.
 */
export function localSecrets(folder, name) {
  const file = path.join(folder, `${name}-secrets.json`);
  if (existsSync(file)) return { secrets: JSON.parse(readFileSync(file, "utf8")), fresh: false };
  const secrets = drawSecrets();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return { secrets, fresh: true };
}

/** The three public addresses of a local start (decision 31). */
export const localAddresses = ({ port, fcPort, sitePort }) => ({
  site: `http://ac.localhost:${port}`,
  franceConnect: `http://fc.localhost:${fcPort}`,
  demonstrationSite: `http://site.localhost:${sitePort}`,
});

/** Whole environment of the site, the jobs and the simulator, for one local start. */
export function localEnv({ mode, ports, database, secrets, browser }) {
  const addresses = localAddresses(ports);
  const issuer = `${addresses.franceConnect}/api/v2`;
  return {
    APP_MODE: mode,
    APP_URL: addresses.site,
    DATABASE_URL: database.applicationUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    RETENTION_DATABASE_URL: database.retentionUrl,
    ...secrets,
    FC_FS_ISSUER: issuer,
    FC_FI_REDIRECT_URIS: `${issuer}/oidc-callback`,
    FC_FI_POST_LOGOUT_REDIRECT_URIS: `${issuer}/client/logout-callback`,
    FC_SIM_PORT: String(ports.fcPort),
    SITE_SIM_PORT: String(ports.sitePort),
    CHROMIUM_PATH: browser ?? "",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
