"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import type { ReferentActor } from "@/lib/auth/actor";
import { ownPathOr } from "@/lib/auth/next-path";
import { requireReferent } from "@/lib/auth/require";
import { REFERENT_PATH } from "@/lib/auth/session-paths";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import { acceptCharte, acceptCharteSchema } from "@/lib/referent/accept-charte";

async function run(ctx: Ctx, actor: ReferentActor, { next }: z.output<typeof acceptCharteSchema>) {
  await acceptCharte(ctx, actor);
  return ownPathOr(next, REFERENT_PATH);
}

/** A référent accepts the current charte, then goes on. */
export const acceptCharteAction = defineAction({
  actor: requireReferent,
  schema: acceptCharteSchema,
  run,
  onSuccess: async (next, ctx) => {
    await setFlash("charte-acceptee", ctx.settings.APP_URL.startsWith("https:"));
    redirect(next);
  },
});
