import { IDLE, type FormState } from "@/lib/actions/form-state";

/** Answer of the form of a translation: that of any form, or a preview. */
export interface TranslationFormState {
  form: FormState;
  /** Safe HTML of what was typed; null when nothing was previewed. */
  preview: string | null;
}

export const NOTHING_TYPED: TranslationFormState = { form: IDLE, preview: null };
