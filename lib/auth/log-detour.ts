import type { Ctx } from "@/lib/context.types";
import { logRefusal } from "@/lib/errors/log-refusal";
import type { Detour } from "./access";
import type { SessionReading } from "./session";

/**
 * Logs that somebody signed in was refused what they asked for (auth-referent §1.6); who is not signed
 * in is only asked to. @param path what was asked; its query, which may hold a code, is left out
 */
export function logDetour(ctx: Ctx, detour: Detour, reading: SessionReading, path?: string): void {
  if (reading.state !== "live" || detour.flash === undefined) return;
  logRefusal(ctx, detour.flash, reading.session, path?.split("?")[0]);
}
