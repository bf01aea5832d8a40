"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { loginSchema, type LoginInput } from "@/lib/auth/login-schema";
import { requestLogin } from "@/lib/auth/request-login";
import { settledAttempt } from "@/lib/auth/settled-attempt";
import { currentVisitor, keepBinding, type Visitor } from "@/lib/auth/visitor";
import type { Ctx } from "@/lib/context.types";

export const loginAction = defineAction({
  actor: currentVisitor,
  schema: loginSchema,
  secrets: ["code"],
  run: (ctx: Ctx, visitor: Visitor, input: LoginInput) =>
    settledAttempt(ctx, () => requestLogin(ctx, input, visitor.marker)),
  onSuccess: async ({ binding }, ctx) => {
    await keepBinding(binding, ctx.settings.LOGIN_LINK_TTL);
    redirect("/accounts/login/email-envoye/");
  },
});
