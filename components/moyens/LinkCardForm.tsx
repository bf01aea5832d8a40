import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { MeansForm, type MeansTarget } from "./MeansForm";

/** First half of a card's association: the number printed on its back. */
export function LinkCardForm({ action, target }: { action: FormAction; target: MeansTarget }) {
  return (
    <MeansForm action={action} target={target}>
      <TextField
        name="serie"
        label="Entrez le numéro de série"
        hint="Imprimé au dos de la carte. Ex : GADT000XXXX"
        inputProps={{ autoCapitalize: "characters", spellCheck: false, maxLength: 120 }}
      />
      <SubmitButton>Passer à la validation</SubmitButton>
    </MeansForm>
  );
}
