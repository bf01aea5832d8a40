import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { Page } from "@/lib/administration/journaled-read";
import type { FoundEntry, JournalFilters } from "@/lib/administration/search-journal";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { Pages } from "./Pages";
import { ReadNotice } from "./ReadNotice";
import { StaffTable } from "./StaffTable";

interface JournalScreenProps {
  filters: JournalFilters;
  found: Page<FoundEntry>;
}

const HEADINGS = ["Date", "Action", "Auteur", "Structure", "Objet", "Détails"];

function hrefOf(filters: JournalFilters, page: number): string {
  const query = new URLSearchParams({ page: String(page) });
  const named = { action: filters.action, id: filters.id, du: filters.from, au: filters.to };
  for (const [name, value] of Object.entries(named)) if (value) query.set(name, value);
  return `/administration/journal/?${query.toString()}`;
}

function Field(props: {
  name: string;
  label: string;
  hint: string;
  type: "text" | "date";
  value: string | undefined;
}) {
  const { name, label, hint, type, value } = props;
  return (
    <div className="fr-col-12 fr-col-md-6">
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`filtre-${name}`}>
          {label}
          <span className="fr-hint-text">{hint}</span>
        </label>
        <input
          className="fr-input"
          id={`filtre-${name}`}
          name={name}
          type={type}
          defaultValue={value}
          autoComplete="off"
        />
      </div>
    </div>
  );
}

function Filters({ filters }: { filters: JournalFilters }) {
  return (
    <form method="get" role="search" aria-label="Filtrer le journal">
      <div className="fr-grid-row fr-grid-row--gutters">
        <Field
          name="action"
          label="Action"
          hint="Par exemple create_attestation"
          type="text"
          value={filters.action}
        />
        <Field
          name="id"
          label="Identifiant"
          hint="D’un usager, d’un mandat, d’une structure ou d’un compte"
          type="text"
          value={filters.id}
        />
        <Field name="du" label="Du" hint="Premier jour" type="date" value={filters.from} />
        <Field name="au" label="Au" hint="Dernier jour, compris" type="date" value={filters.to} />
      </div>
      <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-2w">
        <li>
          <button type="submit" className="fr-btn">
            Filtrer
          </button>
        </li>
        <li>
          <a className="fr-btn fr-btn--secondary" href="/administration/journal/">
            Tout afficher
          </a>
        </li>
      </ul>
    </form>
  );
}

function Subject({ entry }: { entry: FoundEntry }) {
  const parts = [
    ...(entry.mandatId ? [{ label: "Mandat", id: entry.mandatId }] : []),
    ...(entry.usagerId ? [{ label: "Usager", id: entry.usagerId }] : []),
  ];
  if (parts.length === 0) return <>–</>;
  return (
    <ul className="fr-raw-list">
      {parts.map(({ label, id }) => (
        <li key={id}>
          <a
            className="fr-link"
            href={`/administration/journal/?id=${id}`}
            aria-label={`${label} ${id}`}
          >
            {label} {id.slice(0, 8)}
          </a>
        </li>
      ))}
      {entry.demarches.length > 0 && <li>{entry.demarches.join(", ")}</li>}
    </ul>
  );
}

/** The journal, newest entries first, for technical admins; personal texts stay closed. */
export function JournalScreen({ filters, found }: JournalScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Journal"
      />
      <h1>Journal</h1>
      <ReadNotice />
      <Filters filters={filters} />
      {found.rows.length === 0 ? (
        <p>Aucune entrée ne correspond à ces filtres.</p>
      ) : (
        <StaffTable caption="Entrées du journal, heure de Paris" headings={HEADINGS}>
          {found.rows.map((entry) => (
            <tr key={entry.id}>
              <td>{dateAndTime(entry.occurredAt)}</td>
              <td>
                <code>{entry.action}</code>
              </td>
              <td>{entry.author}</td>
              <td>{entry.organisationName ?? "–"}</td>
              <td>
                <Subject entry={entry} />
              </td>
              <td>{entry.details === "{}" ? "–" : <code>{entry.details}</code>}</td>
            </tr>
          ))}
        </StaffTable>
      )}
      <Pages page={found.page} hasNext={found.hasNext} hrefOf={(page) => hrefOf(filters, page)} />
    </div>
  );
}
