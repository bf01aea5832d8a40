import { hasStaffRole, type StaffRole } from "@/lib/administration/roles";
import type { Ctx } from "@/lib/context.types";
import { staffActor, type StaffActor } from "./actor";
import { isInAdministration } from "./administration-time";
import { loginPath } from "./session-paths";
import { needsNewCode } from "./step-up";
import type { LiveSession, SessionReading } from "./session";

/** Page that asks for a new code before /administration/ opens. */
export const STAFF_CODE_PATH = "/administration/code/";

/** Where to type the code, then back to `next` (own path and query). */
export const staffCodePath = (next?: string): string =>
  next === undefined
    ? STAFF_CODE_PATH
    : `${STAFF_CODE_PATH}?${new URLSearchParams({ next }).toString()}`;

export type StaffAccess =
  | { actor: StaffActor }
  /** Sign-in, or the page that asks for a code. */
  | { location: string }
  /** `absent`: who is not of the team learns nothing; `forbidden`: the role is missing. */
  | { refusal: "absent" | "forbidden" };

const actorOf = (session: LiveSession): StaffActor =>
  staffActor({
    userId: session.userId,
    sessionId: session.sessionId,
    fullName: session.fullName,
    roles: session.staffRoles,
    lastOtpAt: session.lastOtpAt,
  });

/** A member of the team, whether or not the code is recent: for the page that asks for it. */
export function staffMember(reading: SessionReading, next?: string): StaffAccess {
  if (reading.state !== "live") return { location: loginPath(next) };
  if (reading.session.staffRoles.length === 0) return { refusal: "absent" };
  return { actor: actorOf(reading.session) };
}

/** A member of the team who holds the role, with a recent code (decision 72). */
export function staffAccess(
  ctx: Pick<Ctx, "clock">,
  reading: SessionReading,
  role: StaffRole,
  next?: string,
): StaffAccess {
  const access = staffMember(reading, next);
  if (reading.state !== "live" || !("actor" in access)) return access;
  if (!hasStaffRole(reading.session.staffRoles, role)) return { refusal: "forbidden" };
  return isInAdministration(ctx, reading.session) ? access : { location: staffCodePath(next) };
}

/** Bypass codes, changes of address, mass acts, imports (auth-referent §2.12): a code of 15 minutes. */
export function steppedStaffAccess(
  ctx: Pick<Ctx, "clock">,
  reading: SessionReading,
  role: StaffRole,
  next?: string,
): StaffAccess {
  const access = staffAccess(ctx, reading, role, next);
  if (!("actor" in access) || !needsNewCode(ctx, access.actor)) return access;
  return { location: staffCodePath(next) };
}
