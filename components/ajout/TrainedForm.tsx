"use client";
import { useContext, useEffect, useRef, type ReactNode } from "react";
import { RadioField } from "@/components/form/ChoiceFields";
import { FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextField } from "@/components/form/TextField";
import type { FormAction } from "@/components/form/use-action-form";
import { valueOf } from "@/lib/actions/form-state";
import type { TrainedRow } from "@/lib/ajout/draft";
import { RemoveRow, RowForm } from "./RowForm";

interface TrainedFormProps {
  action: FormAction;
  rows: readonly TrainedRow[];
  organisationId: string;
  organisationName: string;
  max: number;
  focused?: number | undefined;
}

const EMAIL = {
  type: "email",
  inputMode: "email",
  autoComplete: "off",
  spellCheck: false,
  maxLength: 150,
} as const;

/** What the look-up said; takes the focus of the submit that asked. */
function Outcome({ focused, children }: { focused: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  return (
    <div
      ref={box}
      className="fr-alert fr-alert--success fr-alert--sm fr-mb-3w"
      tabIndex={-1}
      autoFocus={focused}
    >
      {children}
    </div>
  );
}

interface RowProps {
  index: number;
  count: number;
  row: TrainedRow | undefined;
  organisationName: string;
  focused: boolean;
}

function Found({ index, row, organisationName, focused }: RowProps & { row: TrainedRow }) {
  const field = (name: string) => `${name}-${String(index)}`;
  if (row.outcome === "direct") {
    return (
      <Outcome focused={focused}>
        <p>
          Cet aidant fait partie d’une autre de vos structures. Il sera ajouté à {organisationName}{" "}
          et restera dans les autres.
        </p>
      </Outcome>
    );
  }
  return (
    <>
      <Outcome focused={focused}>
        <p>
          Cet aidant est habilité dans une autre structure. Si notre équipe valide le changement, il
          rejoindra {organisationName} et n’aura plus accès aux mandats de son ancienne structure.
        </p>
      </Outcome>
      <RadioField
        name={field("different")}
        legend={`Dans ${organisationName}, l’adresse électronique de cet aidant sera-t-elle différente ?`}
        choices={[
          { value: "oui", label: "Oui" },
          { value: "non", label: "Non" },
        ]}
        defaultValue={row.different}
      />
      <TextField
        name={field("newEmail")}
        label="Nouvelle adresse électronique, si elle est différente"
        hint="Nominative. Un lien de confirmation y sera envoyé."
        defaultValue={row.newEmail}
        inputProps={EMAIL}
      />
    </>
  );
}

function AddressRow(props: RowProps) {
  const { index, count, row, focused } = props;
  const { state } = useContext(FormContext);
  const typed = valueOf(state, `email-${String(index)}`) ?? row?.email ?? "";
  // What was found is said of the address that was looked up only.
  const found = row !== undefined && row.outcome !== "" && row.seen === typed.trim().toLowerCase();
  const title = `personne-${String(index)}`;
  return (
    <fieldset className="fr-fieldset" aria-labelledby={title}>
      <legend className="fr-fieldset__legend fr-text--lg" id={title}>
        Personne {index + 1}
      </legend>
      <div className="fr-fieldset__element">
        <TextField
          name={`email-${String(index)}`}
          label="Adresse électronique du compte Aidants Connect"
          hint="Celle avec laquelle la personne se connecte aujourd’hui"
          defaultValue={row?.email}
          inputProps={{ ...EMAIL, autoFocus: focused && !found }}
        />
        {found ? (
          <Found {...props} row={row} />
        ) : (
          <p>
            <SubmitButton priority="secondary" name="action" value="next">
              Vérifier l’adresse {index + 1}
            </SubmitButton>
          </p>
        )}
        <RemoveRow index={index} count={count} />
      </div>
    </fieldset>
  );
}

/** Step 2 for people who are trained already: the first submit says what each address is. */
export function TrainedForm(props: TrainedFormProps) {
  const { action, rows, organisationId, organisationName, max, focused } = props;
  return (
    <RowForm
      action={action}
      organisationId={organisationId}
      count={rows.length}
      max={max}
      addLabel="Ajouter un autre aidant déjà habilité"
      nextLabel="Passer à l’étape suivante"
      row={(index, count) => (
        <AddressRow
          index={index}
          count={count}
          row={rows[index]}
          organisationName={organisationName}
          focused={focused === index}
        />
      )}
    />
  );
}
