"use client";
import { ActionForm } from "@/components/form/ActionForm";
import { RadioField } from "@/components/form/ChoiceFields";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import type { KnownPlace } from "@/lib/habilitation/known-places";
import { NEW_PLACE } from "@/lib/habilitation/request-schemas";
import { HiddenScope } from "./HiddenScope";

const schema = () => import("@/lib/habilitation/request-schemas").then((file) => file.siretSchema);

/** Groups digits while they are typed; what is pasted keeps its digits only. */
function group(input: HTMLInputElement): void {
  const atEnd = input.selectionStart === input.value.length;
  const digits = input.value.replace(/\D/g, "").slice(0, 14);
  // Moving the caret of somebody who corrects in the middle would be worse than no grouping
  if (!atEnd || digits === "") return;
  input.value = digits
    .replace(/^(\d{3})(?=\d)/, "$1 ")
    .replace(/^(\d{3} \d{3})(?=\d)/, "$1 ")
    .replace(/^(\d{3} \d{3} \d{3})(?=\d)/, "$1 ");
}

interface SiretFormProps {
  action: FormAction;
  issuerId: string;
}

/** Step 2: the number to look for. */
export function SiretForm({ action, issuerId }: SiretFormProps) {
  return (
    <ValidatedForm action={action} schema={schema}>
      <HiddenScope scope={{ issuerId }} />
      <TextField
        name="siret"
        label="Renseignez le numéro Siret de votre structure"
        hint="Format attendu : 14 chiffres"
        inputProps={{
          inputMode: "numeric",
          autoComplete: "off",
          spellCheck: false,
          onInput: (event) => group(event.currentTarget),
        }}
      />
      <SubmitButton>Rechercher</SubmitButton>
    </ValidatedForm>
  );
}

interface PlaceFormProps extends SiretFormProps {
  checkId: string;
  organisations: readonly KnownPlace[];
}

/** Structures already habilitated at this SIRET, or another place. */
export function PlaceForm({ action, issuerId, checkId, organisations }: PlaceFormProps) {
  return (
    <ActionForm action={action}>
      <HiddenScope scope={{ issuerId }} />
      <input type="hidden" name="check" value={checkId} />
      {organisations.length === 0 ? (
        <input type="hidden" name="lieu" value={NEW_PLACE} />
      ) : (
        <RadioField
          name="lieu"
          legend="Votre structure est-elle l’une de celles-ci ?"
          choices={[
            ...organisations.map(({ id, name, address }) => ({
              value: id,
              label: name,
              hint: address,
            })),
            { value: NEW_PLACE, label: "Ma structure n’apparaît pas dans la liste" },
          ]}
        />
      )}
      <SubmitButton>
        {organisations.length === 0
          ? "Ma demande porte sur un autre lieu : continuer"
          : "Passer à l’étape suivante"}
      </SubmitButton>
    </ActionForm>
  );
}
