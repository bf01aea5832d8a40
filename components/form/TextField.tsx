"use client";
import { Input } from "@codegouvfr/react-dsfr/Input";
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react";
import { useField } from "./form-context";

interface TextFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Value before anything was typed. */
  defaultValue?: string;
  inputProps?: Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "name" | "defaultValue">;
}

const stateOf = (error: string | undefined) =>
  error === undefined ? {} : { state: "error" as const, stateRelatedMessage: error };

/** One line of text, an e-mail, a number, a date. */
export function TextField({ name, label, hint, defaultValue, inputProps }: TextFieldProps) {
  const { id, typed, error, attributes } = useField(name);
  return (
    <Input
      label={label}
      hintText={hint}
      {...stateOf(error)}
      nativeInputProps={{
        ...inputProps,
        ...attributes,
        id,
        defaultValue: typed?.[0] ?? defaultValue,
      }}
    />
  );
}

interface TextAreaFieldProps extends Omit<TextFieldProps, "inputProps"> {
  textAreaProps?: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "name" | "defaultValue">;
}

/** Several lines of text. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { name, label, hint, defaultValue, textAreaProps } = props;
  const { id, typed, error, attributes } = useField(name);
  return (
    <Input
      textArea
      label={label}
      hintText={hint}
      {...stateOf(error)}
      nativeTextAreaProps={{
        ...textAreaProps,
        ...attributes,
        id,
        defaultValue: typed?.[0] ?? defaultValue,
      }}
    />
  );
}
