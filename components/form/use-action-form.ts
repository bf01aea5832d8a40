"use client";
import { useActionState } from "react";
import { IDLE, type FormState } from "@/lib/actions/form-state";

/** A server action made by defineAction. */
export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

interface ActionFormState {
  state: FormState;
  /** Value of the form's `action`: works before hydration and without script. */
  submit: (data: FormData) => void;
  pending: boolean;
}

/** State of a form posted to a server action, for forms that compose their own markup. */
export function useActionForm(action: FormAction): ActionFormState {
  const [state, submit, pending] = useActionState(action, IDLE);
  return { state, submit, pending };
}
