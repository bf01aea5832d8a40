"use client";
import type { ReactNode } from "react";
import { TextField } from "./TextField";

interface OneTimeCodeFieldProps {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
}

/** Six-digit code: one field, paste and password managers allowed (A11Y-6); never sent back. */
export function OneTimeCodeField({
  name,
  label = "Code à 6 chiffres",
  hint = "Affiché par votre carte ou votre application d’authentification, par exemple 123 456",
}: OneTimeCodeFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      inputProps={{
        autoComplete: "one-time-code",
        inputMode: "numeric",
        maxLength: 12,
        spellCheck: false,
      }}
    />
  );
}
