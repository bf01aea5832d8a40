"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { requireSteppedReferent } from "@/lib/auth/require";
import { setFlash } from "@/lib/http/flash";
import { memberActSchema } from "@/lib/referent/act-schema";
import { designateReferent } from "@/lib/referent/referent-right";
import { requestCoReferent, requestCoReferentSchema } from "@/lib/referent/request-co-referent";

const REFERENTS = "/espace-referent/referents/";

/** « Désigner un aidant existant ». */
export const designateExistingAction = defineAction({
  actor: requireSteppedReferent,
  schema: memberActSchema.extend({
    user: z.string({ error: "Choisissez une personne." }).min(1, "Choisissez une personne."),
  }),
  run: designateReferent,
  onSuccess: async (_done, ctx) => {
    await setFlash("referent-designe", ctx.settings.APP_URL.startsWith("https:"));
    redirect(REFERENTS);
  },
});

/** « Ajouter un référent non-aidant ». */
export const requestCoReferentAction = defineAction({
  actor: requireSteppedReferent,
  schema: requestCoReferentSchema,
  run: requestCoReferent,
  onSuccess: async (_done, ctx) => {
    await setFlash("co-referent-demande", ctx.settings.APP_URL.startsWith("https:"));
    redirect(REFERENTS);
  },
});
