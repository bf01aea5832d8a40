import type { StaffRole } from "@/lib/administration/roles";
import type { Ctx } from "@/lib/context.types";
import { logRefusal } from "@/lib/errors/log-refusal";
import { flashCookie } from "@/lib/http/flash";
import { seeOther } from "@/lib/http/responses";
import { aidantAccess, memberAccess, referentAccess, type Access } from "./access";
import type { AidantActor, MemberActor, ReferentActor, StaffActor } from "./actor";
import { logDetour } from "./log-detour";
import { isOwnPath } from "./next-path";
import { cookieOf } from "./request-cookie";
import { readSession, SESSION_COOKIE, type SessionReading } from "./session";
import { staffAccess } from "./staff-access";

/** Where to come back: a GET's own address, the page that held the form otherwise. */
function returnPath(ctx: Ctx, request: Request): string | undefined {
  const isRead = request.method === "GET" || request.method === "HEAD";
  const address = isRead ? request.url : request.headers.get("referer");
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!isRead && url.origin !== new URL(ctx.settings.APP_URL).origin) return undefined;
  // Touching the parameters writes the whole query anew, longer than it came.
  if (url.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  const path = `${url.pathname}${url.search}`;
  return isOwnPath(path) ? path : undefined;
}

/** The session of a route handler's request. */
export const sessionOf = (ctx: Ctx, request: Request): Promise<SessionReading> =>
  readSession(ctx, cookieOf(request, SESSION_COOKIE), { slide: false });

async function enter<A>(
  ctx: Ctx,
  request: Request,
  decide: (reading: SessionReading, next?: string) => Access<A>,
): Promise<A | Response> {
  const reading = await sessionOf(ctx, request);
  const access = decide(reading, returnPath(ctx, request));
  if ("actor" in access) return access.actor;
  logDetour(ctx, access.detour, reading, new URL(request.url).pathname);
  const { location, flash } = access.detour;
  const secure = ctx.settings.APP_URL.startsWith("https:");
  return seeOther(location, flash ? { "set-cookie": flashCookie(flash, secure) } : {});
}

/** Guard of route handlers: the actor, or the 303 to answer. */
export const guardMember = (ctx: Ctx, request: Request): Promise<MemberActor | Response> =>
  enter(ctx, request, memberAccess);

/** Guard of route handlers of the espace référent that read; same rules as requireReferent. */
export const guardReferent = (ctx: Ctx, request: Request): Promise<ReferentActor | Response> =>
  enter(ctx, request, referentAccess);

/**
 * Guard of route handlers of /administration/; same rules as requireStaff, or as requireSteppedStaff when
 * `decide` is steppedStaffAccess.
 */
export async function guardStaff(
  ctx: Ctx,
  request: Request,
  role: StaffRole,
  decide = staffAccess,
): Promise<StaffActor | Response> {
  const reading = await sessionOf(ctx, request);
  const access = decide(ctx, reading, role, returnPath(ctx, request));
  if ("actor" in access) return access.actor;
  if ("location" in access) return seeOther(access.location);
  const actor = reading.state === "live" ? reading.session : undefined;
  logRefusal(ctx, `administration-${access.refusal}`, actor, new URL(request.url).pathname);
  return seeOther(access.refusal === "absent" ? "/erreur/404" : "/erreur/403");
}

/** Guard of route handlers for those who may create mandats; same rules as requireAidant. */
export const guardAidant = (ctx: Ctx, request: Request): Promise<AidantActor | Response> =>
  enter(ctx, request, aidantAccess);
