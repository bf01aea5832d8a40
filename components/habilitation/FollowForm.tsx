"use client";
import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";

/** Asks for a link to the space of an issuer. */
export function FollowForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <TextField
        name="email"
        label="Adresse e-mail"
        hint="Celle avec laquelle vous avez déposé votre demande"
        inputProps={{ type: "email", autoComplete: "email" }}
      />
      <SubmitButton>Recevoir le lien de ma demande</SubmitButton>
    </ActionForm>
  );
}
