import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants";
import { sourceHash } from "./scripts/prepare.mjs";
import { refreshRoutePatterns } from "./scripts/routes.mjs";
import { refreshStylesheet, STYLESHEET } from "./scripts/stylesheet.mjs";

const PACKAGE_STYLES = "@codegouvfr/react-dsfr/assets/dsfr_plus_icons";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
  // machines that build the same sources serve each other's pages
  generateBuildId: sourceHash,
  // Types are checked by npm test, of which a first start need not wait.
  typescript: { ignoreBuildErrors: true },
  // machine endpoints answer with and without final slash (decision 14)
  skipTrailingSlashRedirect: true,
  // lets middleware.ts see prefetch headers
  skipProxyUrlNormalize: true,
  allowedDevOrigins: ["ac.localhost", "localhost", "fc.localhost", "site.localhost"],
  serverExternalPackages: [
    "@prisma/adapter-pg",
    "@prisma/client",
    "nodemailer",
    "oidc-provider",
    "openid-client",
    "pg",
    "pg-boss",
    "pino",
    "puppeteer",
  ],
};

/**
 * What stands for the .scss that react-dsfr imports: its whole .css twin while developing, in the build
 * the part of it that the sources use (docs/adr/0012-stylesheet.md).
 */
const withStyles = (file: string): NextConfig => ({
  ...config,
  turbopack: { root: import.meta.dirname, resolveAlias: { [`${PACKAGE_STYLES}.scss`]: file } },
});

/** The list of routes that middleware.ts knows follows the app folder (decision 68). */
export default function nextConfig(phase: string): NextConfig {
  const root = import.meta.dirname;
  if (phase === PHASE_DEVELOPMENT_SERVER || phase === PHASE_PRODUCTION_BUILD) {
    refreshRoutePatterns(root);
  }
  if (phase !== PHASE_PRODUCTION_BUILD) return withStyles(`${PACKAGE_STYLES}.css`);
  refreshStylesheet(root);
  return withStyles(`./${STYLESHEET}`);
}
