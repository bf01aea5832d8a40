import { NextResponse, type NextRequest } from "next/server";
import { buildContext } from "@/lib/context";
import { developmentServer } from "@/lib/env";
import { readRequest } from "@/lib/http/browser-request";
import { DRAFT_COOKIE } from "@/lib/http/draft-cookie";
import { errorPageStatus, retryAfterOf } from "@/lib/http/error-status";
import { FLASH_COOKIE } from "@/lib/http/flash-codes";
import { isKnownPath } from "@/lib/http/known-routes";
import { originOf } from "@/lib/http/origin";
import { flashFor, pageHeaders } from "@/lib/http/page-headers";
import { opensDraftForm } from "@/lib/http/paths";
import { FOREIGN_WRITE, plainPage, TOO_MANY } from "@/lib/http/plain-page";
import { isForeignWrite } from "@/lib/http/same-origin";
import { securityHeaders } from "@/lib/http/security-headers";
import { waitForUnmatched } from "@/lib/http/unmatched-throttle";

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!_next/static|_next/image|favicon\\.ico|assets/).*)"],
};

/** First fence of every request; pages, actions and handlers check again (public-site §5.1). */
export async function middleware(request: NextRequest): Promise<Response> {
  const ctx = buildContext(originOf((name) => request.headers.get(name)));
  const { settings } = ctx;
  const received = readRequest(request);
  const nonce = ctx.random.token(16);
  const answerHeaders = securityHeaders({
    path: received.path,
    nonce,
    secure: settings.APP_URL.startsWith("https:"),
    development: developmentServer,
    franceConnect: { issuer: settings.FC_FS_ISSUER, redirectUris: settings.FC_FI_REDIRECT_URIS },
  });

  if (isForeignWrite(received, settings.APP_URL))
    return plainPage(403, FOREIGN_WRITE, answerHeaders);

  if (!isKnownPath(received.path)) {
    const wait = await waitForUnmatched(ctx, ctx.origin?.ipPrefix ?? "");
    if (wait !== undefined) {
      return plainPage(429, TOO_MANY, { ...answerHeaders, "retry-after": String(wait) });
    }
  }

  const flash = flashFor(received, request.cookies.get(FLASH_COOKIE)?.value);
  const headers = pageHeaders(request.headers, received, {
    nonce,
    requestId: ctx.random.uuid(),
    flash,
    csp: answerHeaders["content-security-policy"] ?? "",
  });
  const status = errorPageStatus(received.path);
  const response =
    status === undefined
      ? NextResponse.next({ request: { headers } })
      : NextResponse.rewrite(request.nextUrl, { request: { headers }, status });

  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  if (flash !== undefined) response.cookies.delete(FLASH_COOKIE);
  if (opensDraftForm(received)) response.cookies.delete(DRAFT_COOKIE);
  const wait = status === undefined ? undefined : retryAfterOf(received.query);
  if (wait !== undefined) response.headers.set("retry-after", wait);
  return response;
}
