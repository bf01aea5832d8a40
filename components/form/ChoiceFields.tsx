"use client";
import { Checkbox } from "@codegouvfr/react-dsfr/Checkbox";
import { RadioButtons } from "@codegouvfr/react-dsfr/RadioButtons";
import type { ReactNode } from "react";
import { useField } from "./form-context";

const stateOf = (error: string | undefined) =>
  error === undefined ? {} : { state: "error" as const, stateRelatedMessage: error };

const describedBy = (id: string, error: string | undefined) =>
  error === undefined ? {} : { "aria-describedby": `${id}-desc-error` };

interface CheckboxFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What the form sends when ticked. */
  value?: string;
  defaultChecked?: boolean;
}

/** One box to tick. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, label, hint, value = "on", defaultChecked = false } = props;
  const { id, typed, error, attributes } = useField(name);
  const nativeInputProps = {
    ...attributes,
    ...describedBy(id, error),
    value,
    defaultChecked: typed ? typed.includes(value) : defaultChecked,
  };
  return (
    <Checkbox id={id} {...stateOf(error)} options={[{ label, hintText: hint, nativeInputProps }]} />
  );
}

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

interface ChoicesProps {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  choices: readonly Choice[];
}

/** Several boxes of one name: list the name in the action's `lists`. */
export function CheckboxGroupField(props: ChoicesProps & { defaultValues?: readonly string[] }) {
  const { name, legend, hint, choices, defaultValues = [] } = props;
  const { id, typed, error, attributes } = useField(name);
  return (
    <Checkbox
      id={id}
      legend={legend}
      hintText={hint}
      {...stateOf(error)}
      options={choices.map(({ value, label, hint: hintText, disabled }) => ({
        label,
        hintText,
        nativeInputProps: {
          ...attributes,
          ...describedBy(id, error),
          value,
          disabled,
          defaultChecked: (typed ?? defaultValues).includes(value),
        },
      }))}
    />
  );
}

/** One choice among several. */
export function RadioField(props: ChoicesProps & { defaultValue?: string }) {
  const { name, legend, hint, choices, defaultValue } = props;
  const { id, typed, error, attributes } = useField(name);
  const chosen = typed ? typed[0] : defaultValue;
  return (
    <RadioButtons
      id={id}
      legend={legend}
      hintText={hint}
      {...stateOf(error)}
      options={choices.map(({ value, label, hint: hintText, disabled }) => ({
        label,
        hintText,
        nativeInputProps: {
          ...attributes,
          ...describedBy(id, error),
          value,
          disabled,
          defaultChecked: value === chosen,
        },
      }))}
    />
  );
}
