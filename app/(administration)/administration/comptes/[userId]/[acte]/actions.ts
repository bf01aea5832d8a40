"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { accountPath } from "@/components/administration/comptes/account-texts";
import { defineAction, defineReportAction } from "@/lib/actions/define-action";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { closeAccountByTeam } from "@/lib/compte/close-by-team";
import { emailChangeSchema, requestEmailChange } from "@/lib/compte/email-change";
import { issueBypassCode } from "@/lib/compte/issue-bypass-code";
import { recordPhone, recordPhoneSchema } from "@/lib/compte/record-phone";
import { reopenAccountByTeam } from "@/lib/compte/reopen-by-team";
import { resumeAccount } from "@/lib/compte/resume-account";
import { ACCOUNT_FIELD, accountField, teamActSchema } from "@/lib/compte/team-act";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { reopenFirstConnection } from "@/lib/premiere-connexion/reopen";

const metier = (ctx: Ctx) => requireSteppedStaff(ctx, "METIER");

/** Back to the account, which says what was done. */
const done = (code: FlashCode) => async (userId: string, ctx: Ctx) => {
  await setFlash(code, ctx.settings.APP_URL.startsWith("https:"));
  return redirect(accountPath(userId));
};

export const resumeAction = defineAction({
  actor: metier,
  schema: z.object(accountField),
  run: (ctx, actor, input) => resumeAccount(ctx, actor, input[ACCOUNT_FIELD]),
  onSuccess: done("compte-reprise"),
});

export const phoneAction = defineAction({
  actor: metier,
  schema: recordPhoneSchema,
  run: recordPhone,
  onSuccess: done("compte-telephone"),
});

export const reopenAction = defineAction({
  actor: metier,
  schema: teamActSchema,
  run: async (ctx, actor, input) => {
    const userId = input[ACCOUNT_FIELD];
    await reopenFirstConnection(ctx, actor, { userId, motif: input.motif });
    return userId;
  },
  onSuccess: done("compte-premiere-connexion"),
});

/** The code is shown once, on the page of its form. */
export const bypassAction = defineReportAction({
  actor: metier,
  schema: teamActSchema,
  run: issueBypassCode,
});

export const emailAction = defineAction({
  actor: metier,
  schema: emailChangeSchema,
  run: requestEmailChange,
  onSuccess: done("compte-courriel"),
});

export const closeAction = defineAction({
  actor: metier,
  schema: teamActSchema,
  run: closeAccountByTeam,
  onSuccess: done("compte-desactive"),
});

export const reactivateAction = defineAction({
  actor: metier,
  schema: teamActSchema,
  run: reopenAccountByTeam,
  onSuccess: done("compte-reactive"),
});
