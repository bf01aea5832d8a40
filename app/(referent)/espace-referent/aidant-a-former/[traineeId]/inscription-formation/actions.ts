"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireActingReferent } from "@/lib/auth/require";
import { registerTrainee, registerTraineeSchema } from "@/lib/formation/register-trainee";
import { setFlash } from "@/lib/http/flash";

export const registerTraineeAction = defineAction({
  actor: requireActingReferent,
  schema: registerTraineeSchema,
  run: registerTrainee,
  onSuccess: async (_done, ctx) => {
    await setFlash("inscription-enregistree", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/espace-referent/demandes/");
  },
});
