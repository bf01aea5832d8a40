"use client";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { HiddenScope, type FormScope } from "./HiddenScope";

const schema = () =>
  import("@/lib/habilitation/request-schemas").then((file) => file.messageSchema);

/** A message to the team about a request. */
export function MessageForm({ action, scope }: { action: FormAction; scope: FormScope }) {
  return (
    <ValidatedForm action={action} schema={schema}>
      <HiddenScope scope={scope} />
      <TextAreaField
        name="content"
        label="Votre message"
        hint="5 000 caractères au plus"
        textAreaProps={{ rows: 5 }}
      />
      <SubmitButton>Envoyer</SubmitButton>
    </ValidatedForm>
  );
}
