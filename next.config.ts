import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants";
import { refreshRoutePatterns } from "./scripts/routes.mjs";

const icons = "@codegouvfr/react-dsfr/assets/dsfr_plus_icons";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  poweredByHeader: false,
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
  // the package imports a .scss: its .css twin avoids the sass dependency
  turbopack: { root: import.meta.dirname, resolveAlias: { [`${icons}.scss`]: `${icons}.css` } },
};

/** The list of routes that middleware.ts knows follows the app folder (decision 68). */
export default function nextConfig(phase: string): NextConfig {
  if (phase === PHASE_DEVELOPMENT_SERVER || phase === PHASE_PRODUCTION_BUILD) {
    refreshRoutePatterns(import.meta.dirname);
  }
  return config;
}
