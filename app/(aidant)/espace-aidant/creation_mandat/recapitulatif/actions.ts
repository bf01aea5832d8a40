"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { forgetCurrentDraft } from "@/lib/http/draft-cookie";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { confirmMandatSchema } from "@/lib/mandat/confirm-schema";
import { orLeaveForm } from "../../mandats/leave";

/** « Enregistrer le mandat »: sent twice, it shows the same mandat twice. */
export const confirmMandatAction = defineAction({
  actor: requireAidant,
  schema: confirmMandatSchema,
  secrets: ["code"],
  run: (ctx, actor, input) => orLeaveForm(ctx, confirmMandat(ctx, actor, input)),
  onSuccess: async (mandatId) => {
    await forgetCurrentDraft();
    redirect(`/espace-aidant/creation_mandat/visualisation/final/${mandatId}`);
  },
});
