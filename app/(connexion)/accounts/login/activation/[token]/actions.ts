"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { confirmEnrolment, confirmEnrolmentSchema } from "@/lib/carte-totp/confirm-enrolment";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { setFlash } from "@/lib/http/flash";

export const confirmEnrolmentAction = defineAction({
  // the link is the right to act: nobody is signed in yet
  actor: () => Promise.resolve(null),
  schema: confirmEnrolmentSchema,
  secrets: ["code", "token"],
  run: (ctx, _visitor, input) => confirmEnrolment(ctx, input),
  onSuccess: async (_done, ctx) => {
    await setFlash("application-associee", ctx.settings.APP_URL.startsWith("https:"));
    redirect(LOGIN_PATH);
  },
});
