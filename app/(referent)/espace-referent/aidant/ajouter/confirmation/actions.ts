"use server";
import { redirect } from "next/navigation";
import { ADDITION_PATHS } from "@/components/ajout/paths";
import { defineAction } from "@/lib/actions/define-action";
import { confirmAddition, confirmAdditionSchema } from "@/lib/ajout/confirm-addition";
import { requireActingReferent } from "@/lib/auth/require";
import { setFlash } from "@/lib/http/flash";

const FLASHES = {
  profile: "ajout-abandonne",
  direct: "ajout-confirme",
  review: "ajout-envoye",
} as const;

export const confirmAdditionAction = defineAction({
  actor: requireActingReferent,
  schema: confirmAdditionSchema,
  run: confirmAddition,
  onSuccess: async (outcome, ctx) => {
    await setFlash(FLASHES[outcome], ctx.settings.APP_URL.startsWith("https:"));
    redirect(outcome === "profile" ? ADDITION_PATHS.profile : "/espace-referent/aidants/");
  },
});
