// What the front server decides about a request before Next sees it (decision 34).
import { randomBytes, timingSafeEqual } from "node:crypto";

/** Headers that only the front server and middleware.ts may set; what the client sends under these names is dropped. */
const INTERNAL = ["x-client-address", "x-nonce", "x-path", "x-flash", "x-request-id"];
/**
 * Next calls this very server back with the headers of an action's request, to fetch the page that the
 * action leads to: this one, drawn at start, tells that call from a client's.
 */
const OWN_CALL = "x-own-call";
const LOCAL_NAMES = ["localhost", "127.0.0.1"];
const EVERY_ADDRESS = ["0.0.0.0", "::"];

/** Where this process calls itself; never the public address, which may lead elsewhere or nowhere. */
export function ownOrigin(host, port) {
  const reachable = EVERY_ADDRESS.includes(host) ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

function sameSecret(given, expected) {
  const bytes = Buffer.from(typeof given === "string" ? given : "");
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/**
 * Makes the function that prepares the headers of a request: internal ones are dropped, the public host
 * is the configured one whatever the client says, and without a trusted proxy the connection itself
 * says where it comes from. It tells whether the page is to be left to the browser: fetched from here, a
 * message would be shown twice, and an address that does something would do it twice.
 */
export function createMark({ appUrl, trustedProxy }) {
  const secret = randomBytes(24).toString("base64url");
  const expected = Buffer.from(secret);
  return (request) => {
    const { headers } = request;
    const own = sameSecret(headers[OWN_CALL], expected);
    const address = own ? headers["x-client-address"] : request.socket.remoteAddress;
    for (const name of INTERNAL) delete headers[name];
    if (!trustedProxy) headers["x-client-address"] = address ?? "";
    headers["x-forwarded-host"] = appUrl.host;
    headers[OWN_CALL] = secret;
    return own && request.method === "GET";
  };
}

/**
 * `localhost:3000` leads to the public address, so that cookies and origins are those of one host.
 * @returns an address of the site, or nothing when the request is to be served here
 */
export function elsewhere(request, { appUrl, production }) {
  if (production || !["GET", "HEAD"].includes(request.method ?? "")) return undefined;
  const asked = (request.headers.host ?? "").replace(/:\d+$/, "");
  if (!LOCAL_NAMES.includes(asked) || appUrl.hostname === asked) return undefined;
  const path = request.url ?? "/";
  if (/^\/(health|api|_next)\//.test(path)) return undefined;
  const rest = path.startsWith("/") ? path.replace(/^[/\\]+/, "") : "";
  const target = `${appUrl.origin}/${rest}`;
  return URL.canParse(target) ? new URL(target).href : undefined;
}
