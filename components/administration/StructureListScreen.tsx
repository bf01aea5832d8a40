import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { Page } from "@/lib/administration/journaled-read";
import type {
  ListedOrganisation,
  OrganisationSearch,
} from "@/lib/organisation/search-organisations";
import { Pages } from "./Pages";
import { StaffTable } from "./StaffTable";
import { StructureBadge } from "./StructureBadge";

interface StructureListScreenProps {
  search: OrganisationSearch;
  found: Page<ListedOrganisation>;
}

const PATH = "/administration/structures/";
const STATES = [
  ["", "Toutes"],
  ["ACTIVE", "Actives"],
  ["SUSPENDED", "Suspendues"],
  ["CLOSED", "Fermées"],
] as const;

function SearchForm({ term, state }: OrganisationSearch) {
  return (
    <form method="get" action={PATH} role="search" className="fr-mb-4w">
      <div className="fr-grid-row fr-grid-row--gutters">
        <div className="fr-col-12 fr-col-md-7">
          <label className="fr-label" htmlFor="recherche">
            Rechercher une structure
            <span className="fr-hint-text">Nom, commune, SIRET ou identifiant</span>
          </label>
          <input
            className="fr-input"
            type="search"
            id="recherche"
            name="recherche"
            defaultValue={term}
            maxLength={100}
          />
        </div>
        <div className="fr-col-12 fr-col-md-5">
          <div className="fr-select-group">
            <label className="fr-label" htmlFor="etat">
              État
              <span className="fr-hint-text">Suspendue : fermée après 30 jours</span>
            </label>
            <select className="fr-select" id="etat" name="etat" defaultValue={state ?? ""}>
              {STATES.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        </div>
      </div>
      <button className="fr-btn fr-mt-2w" type="submit">
        Rechercher
      </button>
    </form>
  );
}

/** Structures of the service, for the team; where a suspension starts. */
export function StructureListScreen({ search, found }: StructureListScreenProps) {
  const hrefOf = (page: number): string =>
    `${PATH}?${new URLSearchParams({
      ...(search.term === "" ? {} : { recherche: search.term }),
      ...(search.state ? { etat: search.state } : {}),
      page: String(page),
    }).toString()}`;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Structures"
      />
      <h1>Structures</h1>
      <SearchForm {...search} />
      {found.rows.length === 0 ? (
        <p role="status">Aucune structure ne correspond à cette recherche.</p>
      ) : (
        <StaffTable
          caption="Structures trouvées"
          headings={["Structure", "Commune", "SIRET", "Membres actifs", "État"]}
        >
          {found.rows.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a className="fr-link" href={`${PATH}${one.id}/`}>
                  {one.name}
                </a>
              </th>
              <td>{one.city ?? "–"}</td>
              <td>{one.siret ?? "–"}</td>
              <td>{one.members}</td>
              <td>
                <StructureBadge {...one} />
              </td>
            </tr>
          ))}
        </StaffTable>
      )}
      <Pages page={found.page} hasNext={found.hasNext} hrefOf={hrefOf} />
    </div>
  );
}
