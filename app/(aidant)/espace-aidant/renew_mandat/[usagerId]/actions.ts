"use server";
import { redirect } from "next/navigation";
import { orLeaveForm } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { setCurrentDraft } from "@/lib/http/draft-cookie";
import { allowedDemarches } from "@/lib/mandat/draft-form";
import { remoteMethods } from "@/lib/mandat/remote-choice";
import { startRenewalSchema } from "@/lib/mandat/schemas";
import { startRenewal } from "@/lib/mandat/start-renewal";

/** Posts the renewal form, then shows the recap: no FranceConnect. */
export const startRenewalAction = defineAction({
  actor: requireAidant,
  schema: async (ctx, actor) =>
    startRenewalSchema(await allowedDemarches(ctx, actor), remoteMethods(ctx.settings)),
  lists: ["demarche"],
  run: (ctx, actor, input) => orLeaveForm(ctx, startRenewal(ctx, actor, input)),
  async onSuccess(draftId, ctx) {
    await setCurrentDraft(draftId, ctx.settings.APP_URL.startsWith("https:"));
    redirect("/espace-aidant/creation_mandat/recapitulatif/");
  },
});
