import { needsSession } from "@/lib/auth/session-paths";
import { isMachineEndpoint, isTokenised, isWithin } from "./paths";

/** What the headers of an answer depend on. */
export interface HeaderFacts {
  path: string;
  nonce: string;
  /** APP_URL is https: HSTS and upgrades make sense. */
  secure: boolean;
  /** `next dev` evaluates modules, injects styles and opens a socket. */
  development: boolean;
  franceConnect: FormTargets;
}

/** Origins outside the site that a posted form may lead to. */
export interface FormTargets {
  /** Issuer of FC_FS_ISSUER: where the creation of a mandat leads. */
  issuer: string;
  /** FC_FI_REDIRECT_URIS: where the choice of a démarche leads. */
  redirectUris: readonly string[];
}

const TOWARDS_ISSUER = ["/espace-aidant/creation_mandat", "/espace-aidant/renew_mandat"];
const TOWARDS_CALLBACK = ["/authorize", "/select_demarche"];

const origins = (urls: readonly string[]): string[] => [
  ...new Set(urls.map((url) => new URL(url).origin)),
];

/**
 * Sources of `form-action` for a path: browsers apply it to the redirects that follow a post, so the
 * screens that lead to FranceConnect name its exact origin, and no other screen does (decision 66).
 */
export function formActionFor(path: string, targets: FormTargets): string {
  if (isWithin(path, TOWARDS_ISSUER)) return ["'self'", ...origins([targets.issuer])].join(" ");
  if (isWithin(path, TOWARDS_CALLBACK))
    return ["'self'", ...origins(targets.redirectUris)].join(" ");
  return "'self'";
}

/** The policy of public-site §5.1; only the development server gets looser sources. */
export function contentSecurityPolicy(facts: HeaderFacts): string {
  const { path, nonce, secure, development, franceConnect } = facts;
  const directives = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${formActionFor(path, franceConnect)}`,
    "frame-ancestors 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
    "report-to csp",
  ];
  return directives.join("; ");
}

const DENIED = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];
const PERMISSIONS = [...DENIED.map((name) => `${name}=()`), "clipboard-write=(self)"].join(", ");

/** Private screens outside the paths that demand a session. */
const PRIVATE = ["/api/session", "/erreur", "/logout-session"];

const isHidden = (path: string): boolean =>
  isTokenised(path) || needsSession(path) || isMachineEndpoint(path) || isWithin(path, PRIVATE);

/** Answers that other sites may embed or read: open data and share images. */
const SHARED = ["/api/stats", "/opengraph"];

/** Every header that public-site §5.1 expects, for one answer. */
export function securityHeaders(facts: HeaderFacts): Record<string, string> {
  const { path, secure } = facts;
  return {
    "content-security-policy": contentSecurityPolicy(facts),
    "reporting-endpoints": 'csp="/api/csp"',
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": isTokenised(path) ? "no-referrer" : "strict-origin-when-cross-origin",
    "permissions-policy": PERMISSIONS,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": isWithin(path, SHARED) ? "cross-origin" : "same-origin",
    ...(secure
      ? { "strict-transport-security": "max-age=63072000; includeSubDomains; preload" }
      : {}),
    ...(isHidden(path) ? { "cache-control": "no-store", "x-robots-tag": "noindex" } : {}),
  };
}
