"use client";
import type { ReactNode } from "react";
import { ErrorSummary } from "@/components/form/ErrorSummary";
import { FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/SubmitButton";
import { useActionForm, type FormAction } from "@/components/form/use-action-form";

interface RowFormProps {
  action: FormAction;
  organisationId: string;
  /** Rows of the draft. */
  count: number;
  /** Before the rows. */
  head?: ReactNode;
  row: (index: number, count: number) => ReactNode;
  addLabel: string;
  nextLabel: string;
  /** Most rows of the form. */
  max: number;
}

/**
 * Form of several people: rows are added and removed by the server, so that it works without script.
 * After a refusal the rows are those that were posted. A new revision of the draft needs a new `key`.
 */
export function RowForm(props: RowFormProps) {
  const { action, organisationId, count: drafted, head, row, addLabel, nextLabel, max } = props;
  const { state, submit, pending } = useActionForm(action);
  const posted =
    state.status === "idle"
      ? []
      : Object.keys(state.values).filter((name) => /^email-\d+$/.test(name));
  const count = posted.length === 0 ? drafted : posted.length;
  return (
    <form action={submit} noValidate autoComplete="off">
      {state.status !== "idle" && <ErrorSummary {...state} />}
      <FormContext value={{ state, pending }}>
        {/* What « Enter » presses: the first button of a form. */}
        <button type="submit" name="action" value="next" hidden tabIndex={-1} />
        <input type="hidden" name="organisation" value={organisationId} />
        {head}
        {Array.from({ length: count }, (_, index) => (
          <div key={index}>{row(index, count)}</div>
        ))}
        {count < max && (
          <p className="fr-mb-4w">
            <SubmitButton priority="secondary" name="action" value="add">
              {addLabel}
            </SubmitButton>
          </p>
        )}
        <ul className="fr-btns-group fr-btns-group--inline-md">
          <li>
            <SubmitButton name="action" value="next">
              {nextLabel}
            </SubmitButton>
          </li>
          <li>
            <a className="fr-btn fr-btn--secondary" href="/espace-referent/aidant/ajouter/profil/">
              Retourner à l’étape précédente
            </a>
          </li>
        </ul>
      </FormContext>
    </form>
  );
}

/** Removes one row; absent when it is the only one. */
export function RemoveRow({ index, count }: { index: number; count: number }) {
  if (count < 2) return null;
  return (
    <SubmitButton priority="tertiary" name="action" value={`remove-${String(index)}`}>
      Retirer la personne {index + 1}
    </SubmitButton>
  );
}
