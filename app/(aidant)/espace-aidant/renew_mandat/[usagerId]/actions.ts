"use server";
import { redirect } from "next/navigation";
import { orLeaveForm } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { consentPaths } from "@/lib/consentement/paths";
import { sendRecap } from "@/lib/consentement/send-recap";
import { setCurrentDraft } from "@/lib/http/draft-cookie";
import { allowedDemarches } from "@/lib/mandat/draft-form";
import { remoteMethods } from "@/lib/mandat/remote-choice";
import { startRenewalSchema } from "@/lib/mandat/schemas";
import { startRenewal } from "@/lib/mandat/start-renewal";
import { smsSenderOf } from "@/lib/sms/sender";

/** Posts the renewal form, then shows the recap: no FranceConnect; the consent by SMS comes first. */
export const startRenewalAction = defineAction({
  actor: requireAidant,
  schema: async (ctx, actor) =>
    startRenewalSchema(await allowedDemarches(ctx, actor), remoteMethods(ctx.settings)),
  lists: ["demarche"],
  run: async (ctx, actor, input) => {
    const draftId = await orLeaveForm(ctx, startRenewal(ctx, actor, input));
    const bySms = input.remote?.method === "SMS";
    if (bySms) await sendRecap(ctx, actor, draftId, smsSenderOf(ctx));
    return { draftId, bySms, usagerId: input.usager };
  },
  async onSuccess({ draftId, bySms, usagerId }, ctx) {
    await setCurrentDraft(draftId, ctx.settings.APP_URL.startsWith("https:"));
    const paths = consentPaths({ kind: "RENEWAL", usagerId });
    redirect(bySms ? paths.recapSent : paths.next);
  },
});
