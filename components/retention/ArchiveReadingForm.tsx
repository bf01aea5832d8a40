"use client";
import { useActionState, useEffect, useRef } from "react";
import { ErrorSummary } from "@/components/form/ErrorSummary";
import { FormContext } from "@/components/form/form-context";
import { SubmitButton } from "@/components/form/SubmitButton";
import { TextAreaField, TextField } from "@/components/form/TextField";
import type { ArchivedUsager } from "@/lib/retention/read-archived-usager";
import { NOTHING_READ, type ArchiveReading } from "./archive-reading";
import { REASON_HINT } from "./trail";

interface ArchiveReadingFormProps {
  action: (previous: ArchiveReading, data: FormData) => Promise<ArchiveReading>;
}

const day = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" });

/** What FranceConnect said of the person, in its own codes. */
const rowsOf = ({ identity, archivedAt, id }: ArchivedUsager): [string, string | null][] => [
  ["Prénoms", identity.givenName],
  ["Nom de naissance", identity.familyName],
  ["Nom d’usage", identity.preferredUsername],
  ["Date de naissance", identity.birthdate],
  ["Lieu de naissance (code commune)", identity.birthplace],
  ["Pays de naissance (code)", identity.birthcountry],
  ["Adresse électronique", identity.email],
  ["Téléphone", identity.phone],
  ["Identifiant", id],
  ["Archivage", day.format(archivedAt)],
];

function Read({ usager }: { usager: ArchivedUsager }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [usager]);
  return (
    <section className="fr-callout fr-mt-6w">
      <h2 className="fr-h4" ref={title} tabIndex={-1}>
        Identité archivée
      </h2>
      <dl>
        {rowsOf(usager).map(([label, value]) => (
          <div key={label} className="fr-mb-1v">
            <dt className="fr-text--bold">{label}</dt>
            <dd className="fr-ml-0">{value ?? "non communiqué"}</dd>
          </div>
        ))}
      </dl>
      <h3 className="fr-h5">Mandats</h3>
      <ul>
        {usager.mandats.map(({ id, organisationName, createdAt, endedAt }) => (
          <li key={id}>
            {organisationName}, du {day.format(createdAt)} au {day.format(endedAt)} (
            <code>{id}</code>)
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks who and why, then shows what the archive holds, in the page itself. */
export function ArchiveReadingForm({ action }: ArchiveReadingFormProps) {
  const [{ form, read }, submit, pending] = useActionState(action, NOTHING_READ);
  return (
    <>
      <form action={submit} noValidate autoComplete="off">
        {form.status !== "idle" && <ErrorSummary {...form} />}
        <FormContext value={{ state: form, pending }}>
          <TextField
            name="usager"
            label="Identifiant de l’usager"
            hint="36 caractères, donnés par la recherche de mandats ou le journal"
            inputProps={{ maxLength: 36, spellCheck: false }}
          />
          <TextAreaField
            name="motif"
            label="Motif de la lecture"
            hint={REASON_HINT}
            textAreaProps={{ rows: 4, maxLength: 500 }}
          />
          <SubmitButton>Lire l’archive</SubmitButton>
        </FormContext>
      </form>
      {read !== null && <Read usager={read} />}
    </>
  );
}
