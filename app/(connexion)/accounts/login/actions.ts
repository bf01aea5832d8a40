"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { loginSchema, type LoginInput } from "@/lib/auth/login-schema";
import { requestLogin } from "@/lib/auth/request-login";
import { settle } from "@/lib/auth/settle";
import { currentVisitor, keepBinding, type Visitor } from "@/lib/auth/visitor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";

/** A pause is an answer of its own, with its status; another refusal takes the time of an acceptance. */
async function run(ctx: Ctx, visitor: Visitor, input: LoginInput): Promise<{ binding: string }> {
  const startedAt = ctx.clock.now();
  try {
    return await requestLogin(ctx, input, visitor.marker);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.options.retryAfterSeconds !== undefined) redirect(errorPath(error));
    await settle(ctx, startedAt);
    throw error;
  }
}

export const loginAction = defineAction({
  actor: currentVisitor,
  schema: loginSchema,
  secrets: ["code"],
  run,
  onSuccess: async ({ binding }, ctx) => {
    await keepBinding(binding, ctx.settings.LOGIN_LINK_TTL);
    redirect("/accounts/login/email-envoye/");
  },
});
