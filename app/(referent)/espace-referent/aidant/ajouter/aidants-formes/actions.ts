"use server";
import { defineAction } from "@/lib/actions/define-action";
import { saveTrained } from "@/lib/ajout/save-trained";
import { trainedSchema } from "@/lib/ajout/trained-schema";
import { requireActingReferent } from "@/lib/auth/require";
import { afterSave } from "../after-save";

export const saveTrainedAction = defineAction({
  actor: requireActingReferent,
  schema: trainedSchema,
  run: saveTrained,
  onSuccess: (saved, ctx) => afterSave(saved, ctx, "trained"),
});
