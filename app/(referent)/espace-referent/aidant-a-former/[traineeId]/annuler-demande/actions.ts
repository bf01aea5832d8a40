"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireActingReferent } from "@/lib/auth/require";
import { cancelTrainee, cancelTraineeSchema } from "@/lib/formation/cancel-trainee";
import { setFlash } from "@/lib/http/flash";

export const cancelTraineeAction = defineAction({
  actor: requireActingReferent,
  schema: cancelTraineeSchema,
  run: cancelTrainee,
  onSuccess: async (_done, ctx) => {
    await setFlash("demande-annulee", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/espace-referent/demandes/");
  },
});
