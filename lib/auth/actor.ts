import type { StaffRole } from "@/lib/administration/roles";

/**
 * Who acts, as read from the session and the database for this very request. Only lib/auth/require.ts
 * and the jobs make actors: a use case cannot be called without one.
 */
declare const checked: unique symbol;

interface MemberFields {
  userId: string;
  sessionId: string;
  /** Current organisation of the session; the scope of every query. */
  organisationId: string;
  organisationName: string;
  fullName: string;
  /** Last accepted one-time code of the session. */
  lastOtpAt: Date;
}

/** Signed in, active, member of an active organisation. */
export type MemberActor = MemberFields & { kind: "member"; [checked]: true };

/** Référent of the current organisation, which is active (auth-referent §1.6). */
export type ReferentActor = MemberFields & { kind: "referent"; [checked]: true };

/** Member who may create and use mandats and has accepted the current CGU. */
export type AidantActor = MemberFields & { kind: "aidant"; [checked]: true };

/** Member of the service's own team in /administration/, whose code is recent; no organisation. */
export interface StaffActor {
  kind: "admin";
  userId: string;
  sessionId: string;
  fullName: string;
  roles: readonly StaffRole[];
  lastOtpAt: Date;
  [checked]: true;
}

/** A job or a script of the service. */
export interface SystemActor {
  kind: "system";
  name: string;
}

/** Brands the fields; for lib/auth/require.ts and tests/support only. */
export const memberActor = (fields: MemberFields): MemberActor =>
  ({ ...fields, kind: "member" }) as MemberActor;
export const referentActor = (fields: MemberFields): ReferentActor =>
  ({ ...fields, kind: "referent" }) as ReferentActor;
export const aidantActor = (fields: MemberFields): AidantActor =>
  ({ ...fields, kind: "aidant" }) as AidantActor;
export const staffActor = (fields: Omit<StaffActor, "kind" | typeof checked>): StaffActor =>
  ({ ...fields, kind: "admin" }) as StaffActor;
