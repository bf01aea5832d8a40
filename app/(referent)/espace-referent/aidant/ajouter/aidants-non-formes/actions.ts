"use server";
import { defineAction } from "@/lib/actions/define-action";
import { saveUntrained } from "@/lib/ajout/save-untrained";
import { untrainedSchema } from "@/lib/ajout/untrained-schema";
import { requireActingReferent } from "@/lib/auth/require";
import { afterSave } from "../after-save";

export const saveUntrainedAction = defineAction({
  actor: requireActingReferent,
  schema: untrainedSchema,
  run: saveUntrained,
  onSuccess: (saved, ctx) => afterSave(saved, ctx, "untrained"),
});
