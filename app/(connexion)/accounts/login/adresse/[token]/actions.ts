"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { currentVisitor } from "@/lib/auth/visitor";
import { confirmEmailChange, confirmEmailChangeSchema } from "@/lib/compte/confirm-email-change";
import { setFlash } from "@/lib/http/flash";

export const confirmEmailAction = defineAction({
  actor: currentVisitor,
  schema: confirmEmailChangeSchema,
  secrets: ["token"],
  run: (ctx, _visitor, input) => confirmEmailChange(ctx, input),
  onSuccess: async (_done, ctx) => {
    await setFlash("adresse-confirmee", ctx.settings.APP_URL.startsWith("https:"));
    redirect(LOGIN_PATH);
  },
});
