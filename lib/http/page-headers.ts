import type { BrowserRequest } from "./browser-request";
import { addressOf } from "./browser-request";
import { FLASH_HEADER, isFlashCode, PATH_HEADER } from "./flash-codes";
import { REQUEST_ID_HEADER } from "./origin";
import { INTERNAL_HEADERS, NONCE_HEADER } from "./request-headers";

/** The message that this page may show: never for a prefetch, which would lose it (decision 63). */
export function flashFor(request: BrowserRequest, cookie: string | undefined): string | undefined {
  const shown = request.method === "GET" && !request.prefetch;
  return shown && cookie !== undefined && isFlashCode(cookie) ? cookie : undefined;
}

/**
 * Headers handed to the page, instead of whatever the client sent under these names. A page whose
 * referrer is hidden posts its forms with `Origin: null`, which Next refuses: the origin check has
 * passed by then, so the page's own origin is written there.
 */
export function pageHeaders(
  received: Headers,
  request: BrowserRequest,
  given: { nonce: string; requestId: string; flash?: string | undefined; csp: string },
): Headers {
  const headers = new Headers(received);
  for (const name of INTERNAL_HEADERS) headers.delete(name);
  headers.set(NONCE_HEADER, given.nonce);
  headers.set(REQUEST_ID_HEADER, given.requestId);
  headers.set(PATH_HEADER, addressOf(request));
  headers.set("content-security-policy", given.csp);
  if (given.flash !== undefined) headers.set(FLASH_HEADER, given.flash);
  if (headers.get("origin") === "null" && headers.get("sec-fetch-site") === "same-origin") {
    // Next compares with the first of these two
    const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "";
    headers.set("origin", `http://${host}`);
  }
  return headers;
}
