"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import type { StaffActor } from "@/lib/auth/actor";
import { enterAdministration, enterAdministrationSchema } from "@/lib/auth/enter-administration";
import { ownPathOr } from "@/lib/auth/next-path";
import { requireStaffMember } from "@/lib/auth/require-staff";
import { ADMINISTRATION_PATH } from "@/lib/auth/session-paths";
import type { Ctx } from "@/lib/context.types";

async function run(
  ctx: Ctx,
  actor: StaffActor,
  { code, next }: z.output<typeof enterAdministrationSchema>,
): Promise<string> {
  await enterAdministration(ctx, actor, code);
  return ownPathOr(next, ADMINISTRATION_PATH);
}

export const enterAction = defineAction({
  actor: requireStaffMember,
  schema: enterAdministrationSchema,
  secrets: ["code"],
  run,
  onSuccess: (next) => redirect(next),
});
