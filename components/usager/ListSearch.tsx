import type { UsagerList } from "@/lib/mandat/list-usagers";
import { viewFields, viewHref } from "./list-view";
import { SearchInput } from "./SearchInput";

function foundText(total: number): string {
  if (total === 0) return "Aucun usager trouvé";
  return total === 1 ? "1 usager trouvé" : `${String(total)} usagers trouvés`;
}

/** Posted, so that a name never travels in an address (mandats §5.9). */
export function ListSearch({ list }: { list: UsagerList }) {
  return (
    <form
      method="post"
      action="/espace-aidant/usagers/recherche"
      role="search"
      className="ac-search"
    >
      {viewFields(list).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label className="fr-label" htmlFor="recherche">
        Rechercher un usager ou une usagère&nbsp;:
      </label>
      <div className="fr-search-bar fr-mt-1w">
        <SearchInput term={list.term} firstPage={viewHref({ ...list, page: 1 })} />
        <button className="fr-btn" type="submit">
          Rechercher
        </button>
      </div>
      <div className="ac-search__result fr-mt-1w">
        <p className="fr-mb-0" role="status">
          {list.term !== "" && `${foundText(list.total)} dans cet onglet pour « ${list.term} ».`}
        </p>
        {list.term !== "" && (
          <button className="fr-link" type="submit" name="effacer" value="1">
            Tout afficher
          </button>
        )}
      </div>
    </form>
  );
}
