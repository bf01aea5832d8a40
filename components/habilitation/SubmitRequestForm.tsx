"use client";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { HiddenScope, type FormScope } from "./HiddenScope";

interface SubmitRequestFormProps {
  action: FormAction;
  scope: FormScope;
  /** They were ticked at an earlier sending. */
  ticked: boolean;
}

const schema = () =>
  import("@/lib/habilitation/request-schemas").then((file) => file.consentsSchema);

/** The five declarations and « Valider et envoyer la demande ». */
export function SubmitRequestForm({ action, scope, ticked }: SubmitRequestFormProps) {
  const box = { defaultChecked: ticked };
  return (
    <ValidatedForm action={action} schema={schema}>
      <HiddenScope scope={scope} />
      <h2 className="fr-h4 fr-mt-4w">Validation de la demande</h2>
      <h3 className="fr-h6">Conditions et modalités d’utilisation</h3>
      <CheckboxField
        name="cgu"
        label={
          <span>
            J’ai pris connaissance des{" "}
            <a href="/cgu" target="_blank" rel="noopener">
              conditions générales d’utilisation
            </a>{" "}
            (nouvelle fenêtre) et je les accepte au nom de la structure.
          </span>
        }
        {...box}
      />
      <CheckboxField
        name="notFree"
        label="La structure sait que la formation des aidants est payante et qu’elle doit en prévoir le financement."
        {...box}
      />
      <h3 className="fr-h6">Personnes impliquées</h3>
      <CheckboxField
        name="dpo"
        label="La personne chargée de la protection des données de la structure est informée de cette demande."
        {...box}
      />
      <CheckboxField
        name="professionalsOnly"
        label="Tous les aidants sont des professionnels de la structure : ni bénévole, ni service civique, ni apprenti, ni stagiaire."
        {...box}
      />
      <CheckboxField name="withoutElected" label="Aucun aidant n’est un élu." {...box} />
      <SubmitButton>Valider et envoyer la demande</SubmitButton>
    </ValidatedForm>
  );
}
