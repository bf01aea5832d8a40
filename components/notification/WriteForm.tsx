import { ActionForm } from "@/components/form/ActionForm";
import { RadioField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField, TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { NOTIFICATION_TYPES, TYPE_LABELS, type NotificationKind } from "@/lib/notification/model";
import { AUDIENCE_LABELS, AUDIENCES } from "@/lib/notification/schemas";

const HINTS: Readonly<Record<NotificationKind, string>> = {
  INFORMATION: "Affichée en bleu",
  NEW_FEATURE: "Affichée en bleu, et annoncée par courriel",
  WARNING: "Affichée comme un avertissement",
};

/** A message to many accounts, by the team. */
export function WriteForm({ action }: { action: FormAction }) {
  return (
    <ActionForm action={action}>
      <RadioField
        name="type"
        legend="Type de message"
        choices={NOTIFICATION_TYPES.map((type) => ({
          value: type,
          label: TYPE_LABELS[type],
          hint: HINTS[type],
        }))}
      />
      <RadioField
        name="destinataires"
        legend="Destinataires"
        choices={AUDIENCES.map((value) => ({ value, label: AUDIENCE_LABELS[value] }))}
      />
      <TextAreaField
        name="texte"
        label="Message"
        hint="5 000 caractères au plus. Mise en forme : **gras**, [lien](/adresse), listes avec des tirets."
        textAreaProps={{ rows: 8 }}
      />
      <TextField
        name="fin"
        label="Date de fin (facultatif)"
        hint="Le message s’affiche jusqu’à la veille, et ne peut pas être masqué. Sans date, il s’affiche jusqu’à ce que la personne le masque."
        inputProps={{ type: "date" }}
      />
      <SubmitButton>Envoyer le message</SubmitButton>
    </ActionForm>
  );
}
