"use client";
import { useActionState, type ReactNode } from "react";
import { IDLE, type ReportState } from "@/lib/actions/form-state";
import { ErrorSummary } from "./ErrorSummary";
import { FormContext } from "./form-context";

export type ReportAction<R> = (previous: ReportState<R>, data: FormData) => Promise<ReportState<R>>;

interface ReportFormProps<R> {
  action: ReportAction<R>;
  /** What takes the place of the form once the act is done. */
  report: (result: R) => ReactNode;
  children: ReactNode;
}

/** ActionForm for an act whose result is shown in its place; works without script. */
export function ReportForm<R>({ action, report, children }: ReportFormProps<R>) {
  const [state, submit, pending] = useActionState<ReportState<R>, FormData>(action, {
    form: IDLE,
    report: null,
  } as Awaited<ReportState<R>>);
  if (state.report !== null) return report(state.report);
  return (
    <form action={submit} noValidate autoComplete="off">
      {state.form.status !== "idle" && <ErrorSummary {...state.form} />}
      <FormContext value={{ state: state.form, pending }}>{children}</FormContext>
    </form>
  );
}
