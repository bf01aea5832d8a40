"use client";
import { createContext, useContext } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { errorOf, IDLE, type FormState } from "@/lib/actions/form-state";

interface FormContextValue {
  /** Last answer of the server. */
  state: FormState;
  pending: boolean;
  /** Messages of the browser's own check; they take the place of the server's. */
  browserErrors?: Readonly<Record<string, string | undefined>> | undefined;
  register?: ((name: string) => UseFormRegisterReturn) | undefined;
}

export const FormContext = createContext<FormContextValue>({ state: IDLE, pending: false });

/** Identifier of a field: the error summary links to it, tests find it. */
export const fieldId = (name: string): string => `champ-${name}`;

interface FieldFacts {
  id: string;
  /** Typed values to show again; nothing before the first answer. */
  typed: readonly string[] | undefined;
  error: string | undefined;
  /** Native attributes common to every kind of field. */
  attributes: { name: string; "aria-invalid"?: true };
}

/** Everything a field needs to know about its form. */
export function useField(name: string): FieldFacts {
  const { state, browserErrors, register } = useContext(FormContext);
  const error = browserErrors ? browserErrors[name] : errorOf(state, name);
  return {
    id: fieldId(name),
    typed: state.status === "idle" ? undefined : (state.values[name] ?? []),
    error,
    attributes: {
      ...(register ? register(name) : { name }),
      ...(error === undefined ? {} : { "aria-invalid": true }),
    },
  };
}
