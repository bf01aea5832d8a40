"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import {
  bypassLoginSchema,
  requestBypassLogin,
  type BypassLoginInput,
} from "@/lib/auth/request-bypass-login";
import { settledAttempt } from "@/lib/auth/settled-attempt";
import { currentVisitor, keepBinding, type Visitor } from "@/lib/auth/visitor";
import type { Ctx } from "@/lib/context.types";

export const bypassLoginAction = defineAction({
  actor: currentVisitor,
  schema: bypassLoginSchema,
  secrets: ["code"],
  run: (ctx: Ctx, visitor: Visitor, input: BypassLoginInput) =>
    settledAttempt(ctx, () => requestBypassLogin(ctx, input, visitor.marker)),
  onSuccess: async ({ binding }, ctx) => {
    await keepBinding(binding, ctx.settings.LOGIN_LINK_TTL);
    redirect("/accounts/login/email-envoye/");
  },
});
