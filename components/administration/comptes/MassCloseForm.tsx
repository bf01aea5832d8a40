"use client";
import { FocusedTitle } from "@/components/form/FocusedTitle";
import { ReportForm, type ReportAction } from "@/components/form/ReportForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField } from "@/components/form/TextField";
import type { CloseOutcome, CloseResult } from "@/lib/compte/close-by-team";
import { ACCOUNTS_PATH } from "./account-texts";

const GROUPS: readonly (readonly [CloseOutcome, string])[] = [
  ["DONE", "Comptes désactivés"],
  ["ALREADY", "Déjà désactivés"],
  ["UNKNOWN", "Adresses sans compte"],
  ["REFUSED", "Non désactivés : comptes de l’équipe ou votre propre compte"],
];

function Results({ results }: { results: readonly CloseResult[] }) {
  const of = (outcome: CloseOutcome) => results.filter((one) => one.outcome === outcome);
  return (
    <section>
      <FocusedTitle>
        {of("DONE").length} compte(s) désactivé(s) sur {results.length}
      </FocusedTitle>
      {GROUPS.filter(([outcome]) => of(outcome).length > 0).map(([outcome, label]) => (
        <section key={outcome}>
          <h3 className="fr-h6">{label}</h3>
          <ul>
            {of(outcome).map(({ email }) => (
              <li key={email}>{email}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a className="fr-link" href={ACCOUNTS_PATH}>
          Retour aux comptes
        </a>
      </p>
    </section>
  );
}

/** Pasted addresses and reason, then what became of each. */
export function MassCloseForm({ action }: { action: ReportAction<CloseResult[]> }) {
  return (
    <ReportForm action={action} report={(results) => <Results results={results} />}>
      <TextAreaField
        name="adresses"
        label="Adresses des comptes à désactiver"
        hint="Une adresse par ligne, 500 au plus"
        textAreaProps={{ rows: 10, spellCheck: false }}
      />
      <TextAreaField
        name="motif"
        label="Motif"
        hint="Conservé avec le journal"
        textAreaProps={{ rows: 3, maxLength: 500 }}
      />
      <SubmitButton>Désactiver ces comptes</SubmitButton>
    </ReportForm>
  );
}
