import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { Page } from "@/lib/administration/journaled-read";
import { plainDate } from "@/lib/attestation/paris-dates";
import type { CardState, StockCard } from "@/lib/carte-totp/list-cards";
import { Pages } from "../Pages";
import { StaffTable } from "../StaffTable";

interface StockScreenProps {
  term: string;
  found: Page<StockCard>;
  /** May send a file of cards. */
  mayImport: boolean;
}

const STATES: Readonly<Record<CardState, { label: string; className: string }>> = {
  AVAILABLE: { label: "Disponible", className: "" },
  TO_VALIDATE: { label: "A valider", className: "fr-badge--warning" },
  LINKED: { label: "Liée", className: "fr-badge--success" },
  OUT_OF_ORDER: { label: "Hors service", className: "fr-badge--error" },
  BLOCKED: { label: "Bloquée", className: "fr-badge--error" },
};

const HEADINGS = ["Numéro de série", "Statut", "Structure", "Décalage", "Ajoutée le"];

function Cards({ rows }: { rows: readonly StockCard[] }) {
  if (rows.length === 0) return <p>Aucune carte ne correspond à cette recherche.</p>;
  return (
    <StaffTable caption="Stock de cartes" headings={HEADINGS}>
      {rows.map(({ serial, state, organisationName, drift, addedAt }) => (
        <tr key={serial}>
          <th scope="row">{serial}</th>
          <td>
            <p className={`fr-badge fr-badge--sm fr-badge--no-icon ${STATES[state].className}`}>
              {STATES[state].label}
            </p>
          </td>
          <td>{organisationName ?? "–"}</td>
          <td>{drift === 0 ? "–" : `${String(drift)} min`}</td>
          <td>{plainDate(addedAt)}</td>
        </tr>
      ))}
    </StaffTable>
  );
}

/** Stock of cards (habilitation §7.7): neither seed nor holder. */
export function StockScreen({ term, found, mayImport }: StockScreenProps) {
  const hrefOf = (page: number) =>
    `/administration/cartes/?${new URLSearchParams({ recherche: term, page: String(page) }).toString()}`;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Cartes"
      />
      <h1>Cartes</h1>
      {mayImport && (
        <p>
          <a className="fr-btn fr-btn--secondary" href="/administration/cartes/import/">
            Importer des cartes
          </a>
        </p>
      )}
      <form method="get" action="/administration/cartes/" role="search">
        <label className="fr-label" htmlFor="recherche">
          Rechercher une carte
          <span className="fr-hint-text">Numéro de série, ou une partie</span>
        </label>
        <div className="fr-search-bar fr-mt-1w">
          <input
            className="fr-input"
            type="search"
            id="recherche"
            name="recherche"
            defaultValue={term}
            maxLength={100}
          />
          <button className="fr-btn" type="submit">
            Rechercher
          </button>
        </div>
      </form>
      <Cards rows={found.rows} />
      <Pages page={found.page} hasNext={found.hasNext} hrefOf={hrefOf} />
    </div>
  );
}
