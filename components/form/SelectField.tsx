"use client";
import { Select } from "@codegouvfr/react-dsfr/Select";
import type { ReactNode, SelectHTMLAttributes } from "react";
import { useField } from "./form-context";

interface SelectFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  defaultValue?: string;
  choices: readonly { value: string; label: string; lang?: string }[];
  /** First, empty choice. */
  placeholder?: string;
  selectProps?: Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "name" | "defaultValue">;
}

/** One choice in a list; nothing happens on change (public-site §4.2, theme 7). */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, choices, defaultValue = "", selectProps } = props;
  const { placeholder = "Sélectionnez une option" } = props;
  const { id, typed, error, attributes } = useField(name);
  const chosen = typed?.[0] ?? defaultValue;
  return (
    <Select
      label={label}
      hint={hint}
      {...(error === undefined ? {} : { state: "error" as const, stateRelatedMessage: error })}
      // React keeps the first default of a select: a new one needs a new element
      nativeSelectProps={{ ...selectProps, ...attributes, id, defaultValue: chosen }}
      key={chosen}
    >
      <option value="">{placeholder}</option>
      {choices.map(({ value, label: text, lang }) => (
        <option key={value} value={value} lang={lang}>
          {text}
        </option>
      ))}
    </Select>
  );
}
