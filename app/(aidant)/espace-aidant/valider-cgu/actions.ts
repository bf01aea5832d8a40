"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { acceptCgu, acceptCguSchema } from "@/lib/aidant/accept-cgu";
import type { MemberActor } from "@/lib/auth/actor";
import { ownPathOr } from "@/lib/auth/next-path";
import { requireMember } from "@/lib/auth/require";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import type { z } from "zod";

async function run(ctx: Ctx, actor: MemberActor, input: z.output<typeof acceptCguSchema>) {
  await acceptCgu(ctx, actor);
  return ownPathOr(input.next);
}

export const acceptCguAction = defineAction({
  actor: requireMember,
  schema: acceptCguSchema,
  run,
  onSuccess: async (next, ctx) => {
    await setFlash("cgu-validees", ctx.settings.APP_URL.startsWith("https:"));
    redirect(next);
  },
});
