import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Ctx } from "@/lib/context.types";
import { PATH_HEADER } from "@/lib/http/flash-codes";
import {
  actingReferentAccess,
  aidantAccess,
  meansAccess,
  memberAccess,
  referentAccess,
  settledAccess,
  steppedReferentAccess,
  unequippedReferentAccess,
  type Access,
} from "./access";
import type { AidantActor, MemberActor, ReferentActor } from "./actor";
import { logDetour } from "./log-detour";
import { refusalPath } from "./session-paths";
import { readSession, SESSION_COOKIE, type LiveSession, type SessionReading } from "./session";

// One read for a layout and its page: React forgets it with the render.
const readOnce = cache(
  (db: Ctx["db"], clock: Ctx["clock"], settings: Ctx["settings"], raw: string | undefined) =>
    readSession({ db, clock, settings }, raw, { slide: false }),
);

/** The session of the request being served; reading it is no activity (middleware.ts moves it). */
export async function currentSession(ctx: Ctx): Promise<SessionReading> {
  const raw = (await cookies()).get(SESSION_COOKIE)?.value;
  return readOnce(ctx.db, ctx.clock, ctx.settings, raw);
}

/** For frames and pages that show more than an actor knows; null when signed out. */
export async function findLiveSession(ctx: Ctx): Promise<LiveSession | null> {
  const reading = await currentSession(ctx);
  return reading.state === "live" ? reading.session : null;
}

async function enter<A>(
  ctx: Ctx,
  decide: (reading: SessionReading, next?: string) => Access<A>,
): Promise<A> {
  const received = await headers();
  const path = received.get(PATH_HEADER) ?? undefined;
  const reading = await currentSession(ctx);
  const access = decide(reading, path);
  if ("actor" in access) return access.actor;
  logDetour(ctx, access.detour, reading, path);
  // A page being rendered cannot set a cookie: a route handler says why, then goes on.
  redirect(refusalPath(access.detour));
}

/**
 * Guard of pages and server actions: signed in, active. Leaves the page when refused. Only makers of
 * actors with guard-route.ts.
 */
export const requireMember = (ctx: Ctx): Promise<MemberActor> => enter(ctx, memberAccess);

/** Guard: signed in, current CGU accepted. */
export const requireSettled = (ctx: Ctx): Promise<MemberActor> => enter(ctx, settledAccess);

/** Guard of the pages of the espace référent: référent of the current organisation. */
export const requireReferent = (ctx: Ctx): Promise<ReferentActor> => enter(ctx, referentAccess);

/** Guard of what a référent changes: the current CGU accepted too. */
export const requireActingReferent = (ctx: Ctx): Promise<ReferentActor> =>
  enter(ctx, actingReferentAccess);

/** Guard of sensitive acts (⚷) and of the pages that confirm them: a recent code too. */
export const requireSteppedReferent = (ctx: Ctx): Promise<ReferentActor> =>
  enter(ctx, (reading, next) => steppedReferentAccess(ctx, reading, next));

/** Guard of what touches the means of connection of one member. */
export const requireMeansReferent = (ctx: Ctx, targetId: string): Promise<ReferentActor> =>
  enter(ctx, (reading, next) => meansAccess(ctx, targetId, reading, next));

/** Guard of the pages that associate a first application to oneself. */
export const requireUnequippedReferent = (ctx: Ctx): Promise<ReferentActor> =>
  enter(ctx, unequippedReferentAccess);

/** Guard: may create mandats, session not restricted, organisation active, current CGU accepted. */
export const requireAidant = (ctx: Ctx): Promise<AidantActor> => enter(ctx, aidantAccess);
