"use client";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { AidantFields, type AidantDefaults } from "./AidantFields";
import { HiddenScope, type FormScope } from "./HiddenScope";
import { EmailNotice } from "./PersonFields";

interface AidantFormProps {
  action: FormAction;
  scope: FormScope;
  aidantId: string;
  defaults: AidantDefaults;
}

const schema = () => import("@/lib/habilitation/aidants-schema").then((file) => file.aidantSchema);

/** One aidant of a request. */
export function AidantForm({ action, scope, aidantId, defaults }: AidantFormProps) {
  return (
    <ValidatedForm action={action} schema={schema} className="fr-mb-4w">
      <HiddenScope scope={scope} />
      <input type="hidden" name="aidant" value={aidantId} />
      <AidantFields nameOf={(field) => field} defaults={defaults} />
      <EmailNotice />
      <SubmitButton>Valider les modifications</SubmitButton>
    </ValidatedForm>
  );
}
