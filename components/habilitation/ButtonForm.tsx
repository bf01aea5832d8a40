"use client";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";

interface ButtonFormProps {
  action: FormAction;
  /** Hidden fields. */
  fields: Readonly<Record<string, string>>;
  button: string;
  priority?: "primary" | "secondary" | "tertiary";
}

/** A form of one button. */
export function ButtonForm({ action, fields, button, priority }: ButtonFormProps) {
  return (
    <ActionForm action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton {...(priority ? { priority } : {})}>{button}</SubmitButton>
    </ActionForm>
  );
}
