import { normaliseCode } from "@/lib/carte-totp/code";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { readFormBody } from "@/lib/http/form-body";
import { seeOther } from "@/lib/http/responses";
import { MARKER_COOKIE, MARKER_SECONDS } from "./device-marker";
import { sessionOf } from "./guard-route";
import { findLink, linkPage, passageOf } from "./link";
import { openLink } from "./open-link";
import { cookieOf, hostCookie } from "./request-cookie";
import { BINDING_COOKIE } from "./request-login";
import { HOME_PATH, SESSION_COOKIE } from "./session-paths";
import { settle } from "./settle";

const BODY_LIMIT = 4_096;

async function typedCode(request: Request): Promise<string> {
  const body = await readFormBody(request, BODY_LIMIT);
  return body.kind === "form" ? (new URLSearchParams(body.text).get("code") ?? "") : "";
}

function withCookies(location: string, lines: readonly string[]): Response {
  const response = seeOther(location, { "cache-control": "no-store" });
  for (const line of lines) response.headers.append("set-cookie", line);
  return response;
}

/**
 * The POST of the link's button, the only one that consumes a link. Somebody signed in goes home or
 * back to the page, which says under which name; a dead link goes back to its page, which says so.
 */
export async function postLink(ctx: Ctx, request: Request, token: string): Promise<Response> {
  const startedAt = ctx.clock.now();
  const page = linkPage(token);
  const current = await sessionOf(ctx, request);
  const link = await findLink(ctx, token);
  if (current.state === "live") {
    return seeOther(link && link.userId !== current.session.userId ? page : HOME_PATH);
  }
  if (!link) return seeOther(page);
  const binding = cookieOf(request, BINDING_COOKIE);
  const marker = cookieOf(request, MARKER_COOKIE);
  const needsCode = passageOf(ctx, link, binding) === "code";
  const code = needsCode ? normaliseCode(await typedCode(request)) : undefined;
  if (code === null) return seeOther(`${page}?erreur=format`);
  try {
    const opened = await openLink(ctx, { token, binding, marker, code });
    return withCookies(opened.next, [
      hostCookie(SESSION_COOKIE, opened.session),
      hostCookie(BINDING_COOKIE, "", 0),
      hostCookie(MARKER_COOKIE, opened.marker, MARKER_SECONDS),
    ]);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === "LINK_DEAD") return seeOther(page);
    if (error.code !== "LOGIN_REFUSED") throw error;
    await settle(ctx, startedAt);
    return seeOther(`${page}?erreur=code`);
  }
}
