"use client";
import { useContext, type ReactNode } from "react";
import { FormContext } from "./form-context";

interface SubmitButtonProps {
  children: ReactNode;
  priority?: "primary" | "secondary" | "tertiary";
  /** Sent when this button submits: several buttons, one form. */
  name?: string;
  value?: string;
}

const CLASS = {
  primary: "",
  secondary: " fr-btn--secondary",
  tertiary: " fr-btn--tertiary",
} as const;

/** Submit button: says that it works instead of vanishing, and ignores a second press meanwhile. */
export function SubmitButton({ children, priority = "primary", name, value }: SubmitButtonProps) {
  const { pending } = useContext(FormContext);
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={`fr-btn${CLASS[priority]}`}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
