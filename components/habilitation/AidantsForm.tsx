"use client";
import { useContext, useEffect, useRef } from "react";
import { fieldId, FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { ValidatedForm } from "@/components/form/ValidatedForm";
import { rowField, ROWS_FIELD } from "@/lib/habilitation/aidants-schema";
import { ADD, FILL_MANAGER, INTENT, REMOVE, shownRows } from "@/lib/habilitation/intents";
import { AidantFields, type AidantDefaults } from "./AidantFields";
import { HiddenScope, type FormScope } from "./HiddenScope";
import { EmailNotice } from "./PersonFields";
import { StepButtons } from "./StepFrame";
import "./habilitation.css";

export interface SavedAidant extends AidantDefaults {
  id: string;
}

interface AidantsFormProps {
  action: FormAction;
  scope: FormScope;
  saved: readonly SavedAidant[];
  back: string;
}

const schema = () => import("@/lib/habilitation/aidants-schema").then((file) => file.aidantsSchema);

/** A row that was added is gone to; a removed one leaves the focus on the list. */
function useRowFocus(rows: readonly string[]): void {
  const before = useRef(rows);
  useEffect(() => {
    const added = rows.find((row) => !before.current.includes(row));
    if (added !== undefined && rows.length > 0) {
      document.getElementById(fieldId(rowField(added, "firstName")))?.focus();
    } else if (before.current.length > rows.length) {
      document.getElementById("aidants")?.focus();
    }
    before.current = rows;
  }, [rows]);
}

function Rows({ saved }: { saved: readonly SavedAidant[] }) {
  const { state } = useContext(FormContext);
  const initial = saved.length === 0 ? ["0"] : saved.map((_, i) => String(i));
  const rows = state.status === "idle" ? initial : shownRows(state.values);
  useRowFocus(rows);
  return (
    <div id="aidants" tabIndex={-1}>
      <input type="hidden" name={ROWS_FIELD} value={rows.join(",")} />
      {rows.map((row, i) => {
        const id = state.status === "idle" ? undefined : state.values[rowField(row, "id")]?.[0];
        const person =
          state.status === "idle" ? saved[Number(row)] : saved.find((one) => one.id === id);
        return (
          <fieldset key={row} className="fr-fieldset ac-box fr-p-3w fr-mb-3w">
            <legend className="fr-fieldset__legend fr-h6">
              Informations de l’aidant n°&nbsp;{i + 1}
            </legend>
            <div className="fr-fieldset__element">
              {person && <input type="hidden" name={rowField(row, "id")} value={person.id} />}
              <AidantFields nameOf={(field) => rowField(row, field)} defaults={person ?? {}} />
              <SubmitButton priority="tertiary" name={INTENT} value={`${REMOVE}${row}`}>
                Supprimer l’aidant n°&nbsp;{i + 1}
              </SubmitButton>
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

/** Step 5: all the aidants in one form; rows are added and removed by the server too. */
export function AidantsForm({ action, scope, saved, back }: AidantsFormProps) {
  return (
    <ValidatedForm action={action} schema={schema}>
      <HiddenScope scope={scope} />
      {/* The first button is the one that Enter presses: it must be that of the step. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <EmailNotice />
      <p>
        <SubmitButton priority="secondary" name={INTENT} value={FILL_MANAGER}>
          Remplir avec les informations du référent
        </SubmitButton>
      </p>
      <Rows saved={saved} />
      <p>
        <SubmitButton priority="secondary" name={INTENT} value={ADD}>
          Ajouter un autre aidant à la demande
        </SubmitButton>
      </p>
      <StepButtons back={back}>
        <SubmitButton>Passer à l’étape suivante</SubmitButton>
      </StepButtons>
    </ValidatedForm>
  );
}
