"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { attemptOf, typedValues } from "@/lib/actions/form-input";
import { requireStaff } from "@/lib/auth/require-staff";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import { requestContext } from "@/lib/http/request-context";
import { saveTranslation, translationSchema } from "@/lib/traduction/edit-translation";
import type { TranslationFormState } from "@/components/traduction/form-state";
import { translationHtml } from "@/lib/traduction/read-translations";

const requireEditor = (ctx: Ctx) => requireStaff(ctx, "METIER");

const save = defineAction({
  actor: requireEditor,
  schema: translationSchema,
  run: saveTranslation,
  onSuccess: async (_done, ctx) => {
    await setFlash("traduction-enregistree", ctx.settings.APP_URL.startsWith("https:"));
    redirect("/administration/traductions/");
  },
});

/** « Prévisualiser » writes nothing: the text comes back as typed, with what aidants would see. */
async function preview(form: unknown, data: unknown): Promise<TranslationFormState> {
  await requireEditor(await requestContext());
  const typed = typedValues(data);
  const html = translationHtml((typed.get("body")?.at(-1) ?? "").slice(0, 20_000));
  const answer = { values: Object.fromEntries(typed), attempt: attemptOf(form) };
  return {
    form: { status: "invalid", fieldErrors: {}, formErrors: [], ...answer },
    preview: html,
  };
}

/** Both buttons of the form; what comes first is the client's, it may be anything. */
export async function translationAction(
  previous: unknown,
  data: unknown,
): Promise<TranslationFormState> {
  const form =
    typeof previous === "object" && previous !== null && "form" in previous
      ? previous.form
      : undefined;
  if (typedValues(data).get("acte")?.at(-1) === "apercu") return preview(form, data);
  return { form: await save(form, data), preview: null };
}
