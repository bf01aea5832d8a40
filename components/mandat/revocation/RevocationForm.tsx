import { ActionForm } from "@/components/form/ActionForm";
import { RadioField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { REVOCATION_LABELS, REVOCATION_ORIGINS } from "@/lib/mandat/revocation-schema";

interface RevocationFormProps {
  action: FormAction;
  /** What is revoked; the server checks that the person may. */
  hidden: Readonly<Record<string, string>>;
  submitLabel: string;
  cancelHref: string;
}

const CHOICES = REVOCATION_ORIGINS.map((value) => ({ value, label: REVOCATION_LABELS[value] }));

/** Who asks for the revocation, since when, and the button that does it at once. */
export function RevocationForm({ action, hidden, submitLabel, cancelHref }: RevocationFormProps) {
  return (
    <ActionForm action={action} autoComplete="off">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioField
        name="demandeur"
        legend="Qui demande la révocation ?"
        choices={CHOICES}
        defaultValue="usager-oral"
      />
      <TextField
        name="date_demande"
        label="Date de la demande (facultatif)"
        hint="Laissez vide si la demande est faite aujourd'hui."
        inputProps={{ type: "date" }}
      />
      <ul className="fr-btns-group fr-btns-group--inline-md">
        <li>
          <SubmitButton>{submitLabel}</SubmitButton>
        </li>
        <li>
          <a className="fr-btn fr-btn--secondary" href={cancelHref}>
            Annuler
          </a>
        </li>
      </ul>
    </ActionForm>
  );
}
