import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { ACCOUNT_FIELD } from "@/lib/compte/team-act";
import { ACT_TEXTS, type Act } from "./acts";
import { ReasonField } from "./ReasonField";

interface ActFormProps {
  accountId: string;
  act: Act;
  action: FormAction;
}

/** Form of an act that leads back to the account. */
export function ActForm({ accountId, act, action }: ActFormProps) {
  return (
    <ActionForm action={action} autoComplete="off">
      <input type="hidden" name={ACCOUNT_FIELD} value={accountId} />
      {act === "telephone" && (
        <TextField
          name="telephone"
          label="Numéro de téléphone mobile"
          hint="Ex : 06 12 34 56 78"
          inputProps={{ type: "tel", autoComplete: "off", maxLength: 40 }}
        />
      )}
      {act === "courriel" && (
        <TextField
          name="email"
          label="Nouvelle adresse électronique"
          hint="Par exemple claude.dupont@email.fr"
          inputProps={{ type: "email", autoComplete: "off", spellCheck: false }}
        />
      )}
      {act !== "reprise" && <ReasonField />}
      <SubmitButton>{ACT_TEXTS[act].button}</SubmitButton>
    </ActionForm>
  );
}
