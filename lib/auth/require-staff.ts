import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { StaffRole } from "@/lib/administration/roles";
import type { Ctx } from "@/lib/context.types";
import { logRefusal } from "@/lib/errors/log-refusal";
import { PATH_HEADER } from "@/lib/http/flash-codes";
import type { StaffActor } from "./actor";
import { currentSession } from "./require";
import { staffAccess, staffMember, steppedStaffAccess, type StaffAccess } from "./staff-access";
import type { SessionReading } from "./session";

const askedPath = async (): Promise<string | undefined> =>
  (await headers()).get(PATH_HEADER) ?? undefined;

function enter(ctx: Ctx, access: StaffAccess, reading: SessionReading, path?: string): StaffActor {
  if ("actor" in access) return access.actor;
  if ("location" in access) redirect(access.location);
  const actor = reading.state === "live" ? reading.session : undefined;
  logRefusal(ctx, `administration-${access.refusal}`, actor, path?.split("?")[0]);
  if (access.refusal === "absent") notFound();
  redirect("/erreur/403");
}

/**
 * Guard of the pages and actions of /administration/: signed in, of the team, with the role, and with a
 * recent code. Who is not of the team gets the answer of a page that does not exist.
 */
export async function requireStaff(ctx: Ctx, role: StaffRole): Promise<StaffActor> {
  const [reading, path] = [await currentSession(ctx), await askedPath()];
  return enter(ctx, staffAccess(ctx, reading, role, path), reading, path);
}

/** Guard of the acts of the team that demand a recent code, and of the pages that confirm them. */
export async function requireSteppedStaff(ctx: Ctx, role: StaffRole): Promise<StaffActor> {
  const [reading, path] = [await currentSession(ctx), await askedPath()];
  return enter(ctx, steppedStaffAccess(ctx, reading, role, path), reading, path);
}

/** Guard of the frame and of the page that asks for the code: of the team, whatever the code. */
export async function requireStaffMember(ctx: Ctx): Promise<StaffActor> {
  const [reading, path] = [await currentSession(ctx), await askedPath()];
  return enter(ctx, staffMember(reading, path), reading, path);
}
