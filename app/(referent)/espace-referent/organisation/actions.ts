"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireActingReferent } from "@/lib/auth/require";
import { setFlash } from "@/lib/http/flash";
import { saveDemarches, saveDemarchesSchema } from "@/lib/referent/save-demarches";

/** Saves the thématiques of « Mon organisation ». */
export const saveDemarchesAction = defineAction({
  actor: requireActingReferent,
  schema: saveDemarchesSchema,
  lists: ["demarche"],
  run: saveDemarches,
  onSuccess: async (_saved, ctx) => {
    await setFlash("thematiques-enregistrees", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/espace-referent/organisation/");
  },
});
