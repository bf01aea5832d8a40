import type { UsagerList } from "@/lib/mandat/list-usagers";
import { FILTERS, filtersOf, SORTS, tabOf } from "./list-view";

/** Filters and order of « Mes mandats », applied by a button: nothing moves while choosing. */
export function ListFilters({ list }: { list: UsagerList }) {
  const chosen = SORTS.find(({ sort }) => sort === list.sort)?.name;
  return (
    <form method="get" action="/espace-aidant/usagers/" className="ac-filters">
      <input type="hidden" name="onglet" value={tabOf(list.tab).name} />
      <fieldset className="fr-fieldset fr-mb-0" aria-labelledby="filtres">
        <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id="filtres">
          Afficher seulement
        </legend>
        {filtersOf(list.tab).map(({ filter, name, label }) => (
          <div key={name} className="fr-fieldset__element fr-fieldset__element--inline">
            <div className="fr-checkbox-group fr-checkbox-group--sm">
              <input
                type="checkbox"
                id={`filtre-${name}`}
                name="filtre"
                value={name}
                defaultChecked={list.filters.includes(filter)}
              />
              <label className="fr-label" htmlFor={`filtre-${name}`}>
                {label}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <div className="fr-select-group fr-mb-0">
        <label className="fr-label" htmlFor="tri">
          Trier par
        </label>
        <select className="fr-select" id="tri" name="tri" defaultValue={chosen} key={chosen}>
          {SORTS.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button className="fr-btn fr-btn--secondary" type="submit">
        Appliquer
      </button>
    </form>
  );
}

/** « à distance, papier non signé »: the filters on, for sentences. */
export const filterNames = (filters: UsagerList["filters"]): string =>
  FILTERS.filter(({ filter }) => filters.includes(filter))
    .map(({ label }) => label.toLowerCase())
    .join(", ");
