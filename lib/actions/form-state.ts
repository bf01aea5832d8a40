/** What a form's action answers; values never hold a one-time code nor a secret. */
export type FormState =
  | { status: "idle" }
  | {
      status: "invalid" | "refused";
      /** Messages by field name. */
      fieldErrors: Readonly<Record<string, readonly string[]>>;
      /** Messages of the form as a whole. */
      formErrors: readonly string[];
      /** What to give to support about this refusal. */
      reference?: string;
      /** What was typed, to be shown again. */
      values: Readonly<Record<string, readonly string[]>>;
      /** Changes at each answer, so that focus moves again on the same error. */
      attempt: number;
    };

export const IDLE: FormState = { status: "idle" };

/** Answer of a form whose act shows its result on the same page. */
export interface ReportState<R> {
  form: FormState;
  report: R | null;
}

/** First typed value of a field, or nothing. */
export const valueOf = (state: FormState, name: string): string | undefined =>
  state.status === "idle" ? undefined : state.values[name]?.[0];

/** First message of a field. */
export const errorOf = (state: FormState, name: string): string | undefined =>
  state.status === "idle" ? undefined : state.fieldErrors[name]?.[0];
