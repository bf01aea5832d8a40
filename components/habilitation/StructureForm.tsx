"use client";
import { CheckboxField } from "@/components/form/ChoiceFields";
import { SelectField } from "@/components/form/SelectField";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField, TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { typeChoices } from "@/lib/habilitation/organisation-types";
import { AddressFields, type AddressDefaults } from "./AddressFields";
import { HiddenScope, type FormScope } from "./HiddenScope";
import { StepButtons } from "./StepFrame";

export interface StructureDefaults extends AddressDefaults {
  name: string;
  type: string;
  typeOther: string;
  franceServicesLabel: boolean;
  franceServicesNumber: string;
  webSite: string;
  missionDescription: string;
  avgNbDemarches: string;
}

interface StructureFormProps {
  action: FormAction;
  scope: FormScope;
  /** Checked at the step before; read only. */
  siret: { value: string; shown: string };
  defaults: StructureDefaults;
  back: string;
  button: string;
}

const schema = () =>
  import("@/lib/habilitation/structure-schema").then((file) => file.structureSchema);

/** Step 3. What depends on a choice stays in sight: it says when it is needed, with or without script. */
export function StructureForm(props: StructureFormProps) {
  const { action, scope, siret, defaults, back, button } = props;
  return (
    <ValidatedForm action={action} schema={schema}>
      <HiddenScope scope={scope} />
      <input type="hidden" name="siret" value={siret.value} />
      <h3 className="fr-h5 fr-mt-4w">Informations générales</h3>
      <TextField
        name="name"
        label="Nom de la structure"
        defaultValue={defaults.name}
        inputProps={{ autoComplete: "organization" }}
      />
      <SelectField
        name="type"
        label="Type de structure"
        choices={typeChoices()}
        defaultValue={defaults.type}
      />
      <TextField
        name="typeOther"
        label="Veuillez préciser le type d’organisation"
        hint="Seulement si vous avez choisi « Autre »"
        defaultValue={defaults.typeOther}
      />
      <CheckboxField
        name="franceServicesLabel"
        label="Structure labellisée France Services"
        defaultChecked={defaults.franceServicesLabel}
      />
      <TextField
        name="franceServicesNumber"
        label="Numéro d’immatriculation France Services"
        hint="Seulement si la structure est labellisée"
        defaultValue={defaults.franceServicesNumber}
      />
      <h3 className="fr-h5 fr-mt-4w">Informations administratives</h3>
      <p>
        Siret&nbsp;: <strong>{siret.shown}</strong>
      </p>
      <h3 className="fr-h5 fr-mt-4w">Adresse postale</h3>
      <AddressFields defaults={defaults} />
      <h3 className="fr-h5 fr-mt-4w">Informations descriptives</h3>
      <TextField
        name="webSite"
        label="Site web (facultatif)"
        hint="Par exemple www.ville-exemple.fr"
        defaultValue={defaults.webSite}
        inputProps={{ inputMode: "url", autoComplete: "url" }}
      />
      <TextAreaField
        name="missionDescription"
        label="Description des missions de la structure"
        hint="Facultatif pour les associations"
        defaultValue={defaults.missionDescription}
        textAreaProps={{ rows: 6 }}
      />
      <TextField
        name="avgNbDemarches"
        label="Nombre moyen de démarches ou de dossiers traités par semaine"
        hint="Un nombre entier ; facultatif pour les associations"
        defaultValue={defaults.avgNbDemarches}
        inputProps={{ inputMode: "numeric", autoComplete: "off" }}
      />
      <StepButtons back={back}>
        <SubmitButton>{button}</SubmitButton>
      </StepButtons>
    </ValidatedForm>
  );
}
