"use client";
import { useActionState, useEffect, useRef } from "react";
import { RadioField } from "@/components/form/ChoiceFields";
import { ErrorSummary } from "@/components/form/ErrorSummary";
import { FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import type { TransferOutcome } from "@/lib/mandat/transfer-mandats";
import { NOTHING_MOVED, type TransferState } from "./transfer-state";

const OUTCOMES: Readonly<Record<TransferOutcome, string>> = {
  MOVED: "transféré",
  UNKNOWN: "non transféré : mandat introuvable",
  ALREADY_THERE: "non transféré : déjà dans cette structure",
  DEMARCHE_NOT_ALLOWED:
    "non transféré : la structure ne peut pas faire une de ses démarches en cours",
  CONFLICT:
    "non transféré : la structure a ou a eu, sur la même période, un mandat de cette personne pour une même démarche",
};

interface TransferFormProps {
  mandats: readonly { id: string; label: string }[];
  organisations: readonly { id: string; name: string; city: string | null }[];
  action: (previous: TransferState, data: FormData) => Promise<TransferState>;
}

function Results({
  mandats,
  results,
}: Pick<TransferFormProps, "mandats"> & {
  results: NonNullable<TransferState["results"]>;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [results]);
  const moved = results.filter(({ outcome }) => outcome === "MOVED").length;
  return (
    <section>
      <h2 ref={title} tabIndex={-1}>
        {moved} mandat(s) transféré(s) sur {results.length}
      </h2>
      <ul>
        {results.map(({ mandatId, outcome }) => (
          <li key={mandatId}>
            {mandats.find(({ id }) => id === mandatId)?.label ?? mandatId} : {OUTCOMES[outcome]}.
          </li>
        ))}
      </ul>
      <p>
        <a className="fr-link" href="/administration/mandats/">
          Retour aux mandats
        </a>
      </p>
    </section>
  );
}

/** Target and reason of a transfer, then what became of each mandat. */
export function TransferForm({ mandats, organisations, action }: TransferFormProps) {
  const [{ form, results }, submit, pending] = useActionState(action, NOTHING_MOVED);
  if (results !== null) return <Results mandats={mandats} results={results} />;
  return (
    <form action={submit} noValidate autoComplete="off">
      {form.status !== "idle" && <ErrorSummary {...form} />}
      <FormContext value={{ state: form, pending }}>
        {mandats.map(({ id }) => (
          <input key={id} type="hidden" name="mandat" value={id} />
        ))}
        <RadioField
          name="organisation"
          legend="Structure qui reçoit les mandats"
          choices={organisations.map(({ id, name, city }) => ({
            value: id,
            label: name,
            hint: city ?? undefined,
          }))}
        />
        <TextAreaField
          name="reason"
          label="Motif du transfert"
          hint="Inscrit au journal, par exemple « fusion des structures au 1er janvier »"
          textAreaProps={{ rows: 3, maxLength: 1000 }}
        />
        <SubmitButton>Transférer {mandats.length} mandat(s)</SubmitButton>
      </FormContext>
    </form>
  );
}
