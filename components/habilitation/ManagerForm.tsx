"use client";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { FILL, INTENT } from "@/lib/habilitation/intents";
import { HiddenScope, type FormScope } from "./HiddenScope";
import { PersonFields, type PersonDefaults } from "./PersonFields";
import { StepButtons } from "./StepFrame";

interface ManagerFormProps {
  action: FormAction;
  scope: FormScope;
  defaults: PersonDefaults & { phone?: string };
  /** He was merged with an aidant of the request. */
  isAidant: boolean;
  back: string;
  /** Page that comes next, as a name that the action knows. */
  from: string;
  button: string;
}

const schema = () => import("@/lib/habilitation/manager-schema").then((file) => file.managerSchema);

/** Step 4. */
export function ManagerForm(props: ManagerFormProps) {
  const { action, scope, defaults, isAidant, back, from, button } = props;
  return (
    <ValidatedForm action={action} schema={schema}>
      <HiddenScope scope={scope} />
      <input type="hidden" name="retour" value={from} />
      {/* The first button is the one that Enter presses: it must be that of the step. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <p>
        <SubmitButton priority="secondary" name={INTENT} value={FILL}>
          Remplir avec les informations du demandeur
        </SubmitButton>
      </p>
      <PersonFields defaults={defaults} />
      <TextField
        name="phone"
        label="Numéro de téléphone mobile"
        hint="Le code de la première connexion y sera envoyé par SMS. Exemple : 06 12 34 56 78"
        defaultValue={defaults.phone}
        inputProps={{ type: "tel", autoComplete: "off" }}
      />
      {isAidant && (
        <CheckboxField name="isAidant" label="Le référent est aussi aidant" defaultChecked />
      )}
      <StepButtons back={back}>
        <SubmitButton>{button}</SubmitButton>
      </StepButtons>
    </ValidatedForm>
  );
}
