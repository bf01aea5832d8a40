"use client";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { PersonFields, type PersonDefaults } from "./PersonFields";
import { HiddenScope, type FormScope } from "./HiddenScope";

interface IssuerFormProps {
  action: FormAction;
  scope?: FormScope;
  defaults?: PersonDefaults;
  /** Page to come back to, as a name that the action knows. */
  from?: string;
  button: string;
}

const schema = () => import("@/lib/habilitation/person-schema").then((file) => file.issuerSchema);

/** Step 1, and « Modifier le demandeur ». */
export function IssuerForm({ action, scope, defaults, from, button }: IssuerFormProps) {
  return (
    <ValidatedForm action={action} schema={schema}>
      {scope && <HiddenScope scope={scope} />}
      {from && <input type="hidden" name="retour" value={from} />}
      <PersonFields defaults={defaults} own />
      <SubmitButton>{button}</SubmitButton>
    </ValidatedForm>
  );
}
