"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { consentPaths } from "@/lib/consentement/paths";
import { sendRecap } from "@/lib/consentement/send-recap";
import { setCurrentDraft } from "@/lib/http/draft-cookie";
import { allowedDemarches } from "@/lib/mandat/draft-form";
import { remoteMethods } from "@/lib/mandat/remote-choice";
import { startMandatSchema } from "@/lib/mandat/schemas";
import { startMandat } from "@/lib/mandat/start-mandat";
import { smsSenderOf } from "@/lib/sms/sender";
import { orLeaveForm } from "../mandats/leave";

/** Posts the creation form, then leaves for FranceConnect, or asks for the consent by SMS first. */
export const startMandatAction = defineAction({
  actor: requireAidant,
  schema: async (ctx, actor) =>
    startMandatSchema(await allowedDemarches(ctx, actor), remoteMethods(ctx.settings)),
  lists: ["demarche"],
  run: async (ctx, actor, input) => {
    const draftId = await orLeaveForm(ctx, startMandat(ctx, actor, input));
    const bySms = input.remote?.method === "SMS";
    if (bySms) await sendRecap(ctx, actor, draftId, smsSenderOf(ctx));
    return { draftId, bySms };
  },
  async onSuccess({ draftId, bySms }, ctx) {
    await setCurrentDraft(draftId, ctx.settings.APP_URL.startsWith("https:"));
    const paths = consentPaths({ kind: "NEW", usagerId: null });
    redirect(bySms ? paths.recapSent : paths.next);
  },
});
