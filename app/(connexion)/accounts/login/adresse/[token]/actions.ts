"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { currentVisitor } from "@/lib/auth/visitor";
import { confirmEmailChange, confirmEmailChangeSchema } from "@/lib/compte/confirm-email-change";
import { DomainError } from "@/lib/errors/domain-error";
import { setFlash } from "@/lib/http/flash";
import { errorPath } from "@/lib/http/handle";

export const confirmEmailAction = defineAction({
  actor: currentVisitor,
  schema: confirmEmailChangeSchema,
  secrets: ["token"],
  run: async (ctx, _visitor, input) => {
    try {
      await confirmEmailChange(ctx, input);
    } catch (error) {
      // a pause has a page with its status
      const paused = error instanceof DomainError && error.options.retryAfterSeconds !== undefined;
      if (paused) redirect(errorPath(error));
      throw error;
    }
  },
  onSuccess: async (_done, ctx) => {
    await setFlash("adresse-confirmee", ctx.settings.APP_URL.startsWith("https:"));
    redirect(LOGIN_PATH);
  },
});
