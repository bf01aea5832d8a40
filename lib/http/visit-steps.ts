import { NextResponse } from "next/server";
import { keepAdministration } from "@/lib/auth/administration-time";
import { ISSUER_COOKIE, keepIssuerSession } from "@/lib/habilitation/issuer-session";
import { ISSUER_FORM_PATH } from "@/lib/habilitation/paths";
import { isOwnPath } from "@/lib/auth/next-path";
import { readSession, SESSION_COOKIE } from "@/lib/auth/session";
import {
  countsAsActivity,
  isAdministration,
  loginPath,
  needsSession,
} from "@/lib/auth/session-paths";
import { addressOf } from "./browser-request";
import { waitFor } from "./address-throttle";
import { DRAFT_COOKIE } from "./draft-cookie";
import { errorPageStatus, retryAfterOf } from "./error-status";
import { FLASH_COOKIE } from "./flash-codes";
import { isKnownPath } from "./known-routes";
import { flashFor, pageHeaders } from "./page-headers";
import {
  handlerOfPost,
  isJournaledReading,
  isWithin,
  opensDraftForm,
  withoutFinalSlash,
} from "./paths";
import { FOREIGN_WRITE, plainPage, TOO_MANY, UNAVAILABLE } from "./plain-page";
import { isForeignWrite } from "./same-origin";

import type { Visit } from "./visit";

const ISSUER_ROOT = withoutFinalSlash(ISSUER_FORM_PATH);

/** Forms of other sites get 403 and nothing is done (decision 62). */
export function refuseForeignWrite({ ctx, received, answerHeaders }: Visit): Response | undefined {
  if (!isForeignWrite(received, ctx.settings.APP_URL)) return undefined;
  return plainPage(403, FOREIGN_WRITE, answerHeaders);
}

/** A page whose reading is journaled is opened by its reader only, never ahead (decision 64). */
export function refuseReadingAhead({ received, answerHeaders }: Visit): Response | undefined {
  if (!isJournaledReading(received.path)) return undefined;
  if (received.method === "HEAD") {
    return new Response(null, { status: 405, headers: { ...answerHeaders, allow: "GET" } });
  }
  if (!received.prefetch) return undefined;
  return new Response(null, { status: 204, headers: answerHeaders });
}

/** Too many unknown addresses from one place get 429 (decision 68). */
export async function throttleUnmatched(visit: Visit): Promise<Response | undefined> {
  const { ctx, received, answerHeaders } = visit;
  if (isKnownPath(received.path)) return undefined;
  const wait = await waitFor(ctx, "unmatched");
  if (wait === undefined) return undefined;
  return plainPage(429, TOO_MANY, { ...answerHeaders, "retry-after": String(wait) });
}

/** Where somebody comes back after signing in: the page that held the form, for a form. */
function returnPath({ ctx, received }: Visit): string | undefined {
  if (received.method === "GET" || received.method === "HEAD") {
    const address = addressOf(received);
    return isOwnPath(address) ? address : undefined;
  }
  const referer = received.header("referer") ?? "";
  if (!URL.canParse(referer)) return undefined;
  const url = new URL(referer);
  const path = `${url.pathname}${url.search}`;
  return url.origin === new URL(ctx.settings.APP_URL).origin && isOwnPath(path) ? path : undefined;
}

/** A request in the space of an issuer moves the end of his session; it never refuses anything. */
async function keepIssuer({ ctx, request, received }: Visit): Promise<void> {
  const cookie = request.cookies.get(ISSUER_COOKIE)?.value;
  if (!cookie || received.prefetch || !isWithin(received.path, [ISSUER_ROOT])) return;
  try {
    await keepIssuerSession(ctx, cookie);
  } catch (error) {
    ctx.log.error({ err: error }, "session of an issuer cannot be kept");
  }
}

/**
 * Moves the session for a request that its person caused, and sends to sign-in whoever asks for a
 * private path without a live one (decisions 1 and 2). The cookie stays: the sign-in page reads the
 * ended row to say why. Public pages do not wait for a database that does not answer.
 */
export async function demandSession(visit: Visit): Promise<Response | undefined> {
  const { ctx, request, received, answerHeaders } = visit;
  const { path, header } = received;
  await keepIssuer(visit);
  const demanded = needsSession(path);
  const raw = request.cookies.get(SESSION_COOKIE)?.value;
  if (isWithin(path, ["/erreur"]) || (raw === undefined && !demanded)) return undefined;
  try {
    const slide = countsAsActivity(path, header);
    const reading = await readSession(ctx, raw, { slide });
    if (reading.state === "live" && slide && isAdministration(path)) {
      await keepAdministration(ctx, reading.session);
    }
    if (reading.state === "live" || !demanded) return undefined;
  } catch (error) {
    ctx.log.error({ err: error }, "session cannot be read");
    return demanded
      ? plainPage(503, UNAVAILABLE, { ...answerHeaders, "retry-after": "30" })
      : undefined;
  }
  // Next wants an absolute address here and sends a relative one
  const signIn = new URL(loginPath(returnPath(visit)), request.nextUrl.origin);
  return NextResponse.redirect(signIn, { status: 303, headers: answerHeaders });
}

/** Lets the request through to its page or handler, with what they need to know. */
export function serve(visit: Visit): Response {
  const { request, received, nonce, requestId, answerHeaders } = visit;
  const flash = flashFor(received, request.cookies.get(FLASH_COOKIE)?.value);
  const csp = answerHeaders["content-security-policy"] ?? "";
  const headers = pageHeaders(request.headers, received, { nonce, requestId, flash, csp });
  const status = errorPageStatus(received.path);
  const handler = handlerOfPost(received);
  let response: NextResponse;
  if (handler !== undefined) {
    const address = new URL(handler, request.nextUrl.origin);
    response = NextResponse.rewrite(address, { request: { headers } });
  } else if (status !== undefined) {
    response = NextResponse.rewrite(request.nextUrl, { request: { headers }, status });
  } else response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  const wait = status === undefined ? undefined : retryAfterOf(received.query);
  if (wait !== undefined) response.headers.set("retry-after", wait);
  if (flash !== undefined) response.cookies.delete(FLASH_COOKIE);
  if (opensDraftForm(received)) response.cookies.delete(DRAFT_COOKIE);
  return response;
}
