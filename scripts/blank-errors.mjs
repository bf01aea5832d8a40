// What a browser receives when a page fails while being rendered: Next's own answer is a document that is
// blank without script. The same frame as a static page takes its place, under the same status (NAV-14).
import { plainHtml, UNEXPECTED } from "../lib/http/plain-html.mjs";

/** Policy of an answer that middleware.ts has not seen; that page loads its style sheet and its icon. */
const FALLBACK_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
/** Headers that describe the body that is replaced. */
const OF_THE_BODY = ["content-encoding", "content-length", "transfer-encoding", "etag", "link"];
const METHODS = ["writeHead", "write", "end", "flushHeaders"];

/** The error page that needs neither database, script nor Next, with the headers already decided. */
export function answerUnexpected(response, status = 500) {
  const body = plainHtml(status, UNEXPECTED);
  for (const name of OF_THE_BODY) response.removeHeader(name);
  for (const [name, value] of Object.entries(FALLBACK_HEADERS)) {
    if (!response.hasHeader(name)) response.setHeader(name, value);
  }
  response.setHeader("cache-control", "no-store");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-length", Buffer.byteLength(body));
  response.statusCode = status;
  response.end(body);
}

const isBlankError = (response) =>
  response.statusCode === 500 && String(response.getHeader("content-type")).startsWith("text/html");

/**
 * Watches an answer until its headers leave. `/erreur/…` is the site's own error page and stays as it is.
 */
export function replaceBlankErrors(request, response) {
  if (/^\/erreur\//.test(request.url ?? "")) return;
  const own = Object.fromEntries(METHODS.map((name) => [name, response[name].bind(response)]));
  let replaced = false;
  const restore = () => Object.assign(response, own);
  const swallowed = { write: () => true, end: () => response, writeHead: () => response };
  for (const name of METHODS) {
    response[name] = (...args) => {
      if (name === "writeHead") response.statusCode = args[0];
      if (!replaced && !response.headersSent && isBlankError(response)) {
        replaced = true;
        restore();
        answerUnexpected(response);
        Object.assign(response, swallowed, { flushHeaders: () => undefined });
      }
      return replaced ? response[name](...args) : own[name](...args);
    };
  }
}
