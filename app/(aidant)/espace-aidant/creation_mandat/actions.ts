"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { setCurrentDraft } from "@/lib/http/draft-cookie";
import { allowedDemarches } from "@/lib/mandat/draft-form";
import { remoteMethods } from "@/lib/mandat/remote-choice";
import { startMandatSchema } from "@/lib/mandat/schemas";
import { startMandat } from "@/lib/mandat/start-mandat";
import { orLeaveForm } from "../mandats/leave";

/** Posts the creation form, then leaves for FranceConnect. */
export const startMandatAction = defineAction({
  actor: requireAidant,
  schema: async (ctx, actor) =>
    startMandatSchema(await allowedDemarches(ctx, actor), remoteMethods(ctx.settings)),
  lists: ["demarche"],
  run: (ctx, actor, input) => orLeaveForm(ctx, startMandat(ctx, actor, input)),
  async onSuccess(draftId, ctx) {
    await setCurrentDraft(draftId, ctx.settings.APP_URL.startsWith("https:"));
    redirect("/fc_authorizev2/");
  },
});
