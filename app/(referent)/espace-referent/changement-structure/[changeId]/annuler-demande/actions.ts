"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireActingReferent } from "@/lib/auth/require";
import { cancelChange, cancelChangeSchema } from "@/lib/changement/close-change";
import { setFlash } from "@/lib/http/flash";

export const cancelChangeAction = defineAction({
  actor: requireActingReferent,
  schema: cancelChangeSchema,
  run: cancelChange,
  onSuccess: async (_done, ctx) => {
    await setFlash("demande-annulee", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/espace-referent/demandes/");
  },
});
