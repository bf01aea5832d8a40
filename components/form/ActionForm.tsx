"use client";
import type { ReactNode } from "react";
import { ErrorSummary } from "./ErrorSummary";
import { FormContext } from "./form-context";
import { useActionForm, type FormAction } from "./use-action-form";

interface ActionFormProps {
  action: FormAction;
  children: ReactNode;
  /** Off on forms about usagers, whose data no browser should remember (public-site §4.2). */
  autoComplete?: "on" | "off";
  className?: string;
}

/**
 * Form posted to a server action: errors in a summary that takes focus and beside their fields, typed
 * values kept, works without script. Server pages write it directly, with the fields of this folder:
 *
 *   <ActionForm action={linkAction}>
 *     <TextField name="serie" label="Numéro de série" hint="Au dos de la carte" />
 *     <CheckboxField name="accord" label="J'ai lu les conditions" />
 *     <OneTimeCodeField name="code" />
 *     <SubmitButton>Associer la carte</SubmitButton>
 *   </ActionForm>
 *
 * Field names are those of the action's schema. A form that is worth checking in the browser first
 * uses ValidatedForm with the same children.
 */
export function ActionForm({ action, children, autoComplete, className }: ActionFormProps) {
  const { state, submit, pending } = useActionForm(action);
  return (
    <form action={submit} noValidate autoComplete={autoComplete} className={className}>
      {state.status !== "idle" && (
        <ErrorSummary
          fieldErrors={state.fieldErrors}
          formErrors={state.formErrors}
          attempt={state.attempt}
        />
      )}
      <FormContext value={{ state, pending }}>{children}</FormContext>
    </form>
  );
}
