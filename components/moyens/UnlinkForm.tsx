import { CheckboxField, RadioField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { UNLINK_REASONS } from "@/lib/carte-totp/unlink-reasons";
import { MeansForm, type MeansTarget } from "./MeansForm";

const HINTS: Readonly<Record<string, string>> = {
  perte: "La carte est bloquée définitivement, et l’équipe est prévenue.",
  vol: "La carte est bloquée définitivement, et l’équipe est prévenue.",
  casse: "La carte ne pourra plus être liée.",
  dysfonctionnement: "La carte ne pourra plus être liée.",
  depart: "La carte reste à votre structure : elle pourra être liée à quelqu’un d’autre.",
  erreur: "La carte pourra être liée à quelqu’un d’autre.",
};

interface UnlinkFormProps {
  action: FormAction;
  target: MeansTarget;
  kind: "card" | "app";
  /** The référent takes back his own last means. */
  ownLast: boolean;
}

/** Why a means is taken back, and the confirmation of it (auth-referent §4.5). */
export function UnlinkForm({ action, target, kind, ownLast }: UnlinkFormProps) {
  const isCard = kind === "card";
  const choices = Object.values(UNLINK_REASONS).map(({ key, label }) => ({
    value: key,
    label,
    ...(isCard && HINTS[key] !== undefined ? { hint: HINTS[key] } : {}),
  }));
  return (
    <MeansForm action={action} target={target}>
      <RadioField name="motif" legend={isCard ? "Motif" : "Motif (facultatif)"} choices={choices} />
      <TextField
        name="precision"
        label="Précision sur le motif"
        hint="Obligatoire si le motif est « Autre », 200 caractères au plus"
        inputProps={{ maxLength: 200 }}
      />
      {ownLast && (
        <CheckboxField
          name="confirmation"
          label="Je comprends que je ne pourrai plus me connecter sans l’aide d’un autre référent ou de l’équipe."
          hint="C’est votre seul moyen de connexion."
        />
      )}
      <SubmitButton>Dissocier</SubmitButton>
    </MeansForm>
  );
}
