"use client";
import { RadioField } from "@/components/form/ChoiceFields";
import { TextField } from "@/components/form/TextField";
import type { AidantField } from "@/lib/habilitation/aidants-schema";

export type AidantDefaults = Partial<Record<AidantField, string>>;

interface AidantFieldsProps {
  /** Name in the form of a field of this person. */
  nameOf: (field: AidantField) => string;
  defaults: AidantDefaults;
}

/** What is asked of one aidant. */
export function AidantFields({ nameOf, defaults }: AidantFieldsProps) {
  const text = (field: AidantField, label: string) => (
    <TextField
      name={nameOf(field)}
      label={label}
      defaultValue={defaults[field]}
      inputProps={{ autoComplete: "off" }}
    />
  );
  return (
    <>
      {text("firstName", "Prénom")}
      {text("lastName", "Nom")}
      {text("profession", "Profession")}
      <RadioField
        name={nameOf("conseillerNumerique")}
        legend="L’aidant fait partie du dispositif conseiller numérique"
        choices={[
          { value: "oui", label: "Oui" },
          { value: "non", label: "Non" },
        ]}
        {...(defaults.conseillerNumerique === undefined
          ? {}
          : { defaultValue: defaults.conseillerNumerique })}
      />
      <TextField
        name={nameOf("email")}
        label="Adresse e-mail"
        hint="Format attendu : prenom-nom@exemple.fr"
        defaultValue={defaults.email}
        inputProps={{ autoComplete: "off", type: "email" }}
      />
    </>
  );
}
