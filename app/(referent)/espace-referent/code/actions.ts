"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import type { ReferentActor } from "@/lib/auth/actor";
import { ownPathOr } from "@/lib/auth/next-path";
import { renewCode, renewCodeSchema } from "@/lib/auth/renew-code";
import { requireActingReferent } from "@/lib/auth/require";
import { REFERENT_PATH } from "@/lib/auth/session-paths";
import type { Ctx } from "@/lib/context.types";

async function run(
  ctx: Ctx,
  actor: ReferentActor,
  { code, next }: z.output<typeof renewCodeSchema>,
): Promise<string> {
  await renewCode(ctx, actor, code);
  return ownPathOr(next, REFERENT_PATH);
}

/** A référent gives a new code, then finds again the page that needed it. */
export const renewCodeAction = defineAction({
  actor: requireActingReferent,
  schema: renewCodeSchema,
  secrets: ["code"],
  run,
  onSuccess: (next) => redirect(next),
});
