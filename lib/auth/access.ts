import type { FlashCode } from "@/lib/http/flash-codes";
import {
  aidantActor,
  memberActor,
  referentActor,
  type AidantActor,
  type MemberActor,
  type ReferentActor,
} from "./actor";
import { HOME_PATH, loginPath, REFERENT_CODE_PATH, REFERENT_PATH } from "./session-paths";
import { needsNewCode } from "./step-up";
import type { Ctx } from "@/lib/context.types";
import type { LiveSession, SessionReading } from "./session";

/** Where somebody who may not go on is sent. */
export interface Detour {
  location: string;
  flash?: FlashCode;
}

export type Access<A> = { actor: A } | { detour: Detour };

export const CGU_PATH = "/espace-aidant/valider-cgu";
export const CHARTE_PATH = "/espace-referent/charte/";

const fieldsOf = (session: LiveSession) => ({
  userId: session.userId,
  sessionId: session.sessionId,
  organisationId: session.organisationId,
  organisationName: session.organisationName,
  fullName: session.fullName,
  lastOtpAt: session.lastOtpAt,
});

/** A live session is enough. @param next path and query to come back to after sign-in */
export const memberAccess = (reading: SessionReading, next?: string): Access<MemberActor> =>
  reading.state === "live"
    ? { actor: memberActor(fieldsOf(reading.session)) }
    : { detour: { location: loginPath(next) } };

/** A restricted session (§1.5): what it lacks is said where the banner offers it. */
const MEANS_NEEDED: Detour = { location: REFERENT_PATH, flash: "moyen-de-connexion-requis" };

const nextQuery = (next?: string): string =>
  next === undefined ? "" : `?${new URLSearchParams({ next }).toString()}`;

/** A live session whose person has accepted the current CGU (§2.11). */
export function settledAccess(reading: SessionReading, next?: string): Access<MemberActor> {
  if (reading.state !== "live" || reading.session.cguAccepted) return memberAccess(reading, next);
  return { detour: { location: `${CGU_PATH}${nextQuery(next)}` } };
}

/** Référent of the current organisation, which is active (§1.4). */
export function referentAccess(reading: SessionReading, next?: string): Access<ReferentActor> {
  if (reading.state !== "live") return { detour: { location: loginPath(next) } };
  const { session } = reading;
  if (session.isReferent && session.organisationActive) {
    return { actor: referentActor(fieldsOf(session)) };
  }
  return { detour: { location: HOME_PATH, flash: "reserve-aux-referents" } };
}

/**
 * Référent who may change something: the current CGU accepted (§2.11), a session that is not
 * restricted (§1.5): one opened by a first connection changes nothing until a means is confirmed, and
 * the current charte accepted (decision 85), in this order.
 */
export function actingReferentAccess(
  reading: SessionReading,
  next?: string,
): Access<ReferentActor> {
  const access = referentAccess(reading, next);
  if ("detour" in access || reading.state !== "live") return access;
  if (!reading.session.cguAccepted) {
    return { detour: { location: `${CGU_PATH}${nextQuery(next)}` } };
  }
  if (!reading.session.hasConfirmedDevice) {
    return { detour: MEANS_NEEDED };
  }
  if (!reading.session.charteAccepted) {
    return { detour: { location: `${CHARTE_PATH}${nextQuery(next)}` } };
  }
  return access;
}

/** Sensitive acts (⚷): as above, with a code newer than STEP_UP_WINDOW; else a page asks for one. */
export function steppedReferentAccess(
  ctx: Pick<Ctx, "clock">,
  reading: SessionReading,
  next?: string,
): Access<ReferentActor> {
  const access = actingReferentAccess(reading, next);
  if ("detour" in access || !needsNewCode(ctx, access.actor)) return access;
  return { detour: { location: `${REFERENT_CODE_PATH}${nextQuery(next)}` } };
}

/**
 * Means of connection of one member (§1.5, §4.4): a sensitive act, except on oneself while the session
 * is restricted, where it is what ends the restriction; the CGU are not demanded for it (§2.11).
 */
export function meansAccess(
  ctx: Pick<Ctx, "clock">,
  targetId: string,
  reading: SessionReading,
  next?: string,
): Access<ReferentActor> {
  const access = referentAccess(reading, next);
  if ("detour" in access || reading.state !== "live") return access;
  const isOwnFirst = targetId === access.actor.userId && !reading.session.hasConfirmedDevice;
  return isOwnFirst ? access : steppedReferentAccess(ctx, reading, next);
}

/**
 * Pages that associate a first application to oneself (§3.10): a référent who has no means yet. Who has
 * one goes home.
 */
export function unequippedReferentAccess(
  reading: SessionReading,
  next?: string,
): Access<ReferentActor> {
  const access = referentAccess(reading, next);
  if ("detour" in access || reading.state !== "live") return access;
  return reading.session.hasConfirmedDevice ? { detour: { location: REFERENT_PATH } } : access;
}

/**
 * May create and use mandats, in an active organisation, in a session that is not restricted (§1.5),
 * with the current CGU accepted (§2.11).
 */
export function aidantAccess(reading: SessionReading, next?: string): Access<AidantActor> {
  if (reading.state !== "live") return { detour: { location: loginPath(next) } };
  const { session } = reading;
  if (!session.canCreateMandats || !session.organisationActive) {
    return { detour: { location: HOME_PATH, flash: "reserve-aux-aidants" } };
  }
  if (session.restricted) return { detour: MEANS_NEEDED };
  if (!session.cguAccepted) {
    return { detour: { location: `${CGU_PATH}${nextQuery(next)}` } };
  }
  return { actor: aidantActor(fieldsOf(session)) };
}
