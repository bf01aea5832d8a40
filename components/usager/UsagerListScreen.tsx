import type { UsagerList } from "@/lib/mandat/list-usagers";
import { listHref, TABS, tabNamed } from "./tabs";
import { UsagerTable } from "./UsagerTable";

/** Posted, so that a name never travels in an address (mandats §5.9). */
function Search({ list }: { list: UsagerList }) {
  const tab = TABS.find(({ state }) => state === list.tab) ?? tabNamed(undefined);
  return (
    <form
      method="post"
      action="/espace-aidant/usagers/recherche"
      role="search"
      className="ac-search"
    >
      <input type="hidden" name="onglet" value={tab.name} />
      <label className="fr-label" htmlFor="recherche">
        Rechercher un usager ou une usagère :
      </label>
      <div className="fr-search-bar fr-mt-1w">
        <input
          className="fr-input"
          type="search"
          id="recherche"
          name="recherche"
          defaultValue={list.term}
          autoComplete="off"
          maxLength={100}
        />
        <button className="fr-btn" type="submit">
          Rechercher
        </button>
      </div>
      {list.term !== "" && (
        <p className="fr-mt-1w fr-mb-0" role="status">
          Recherche : « {list.term} ».{" "}
          <button className="fr-link" type="submit" name="effacer" value="1">
            Tout afficher
          </button>
        </p>
      )}
    </form>
  );
}

function Tabs({ list }: { list: UsagerList }) {
  return (
    <nav aria-label="États des mandats">
      <ul className="ac-tabs">
        {TABS.map(({ state, name, label }) => (
          <li key={state}>
            <a
              className="fr-tag"
              href={listHref(name)}
              aria-current={state === list.tab ? "page" : undefined}
            >
              {label}
              {list.term !== "" && ` (${String(list.counts[state])})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Pages({ list, name }: { list: UsagerList; name: string }) {
  if (list.pageCount === 1) return null;
  const { page, pageCount } = list;
  return (
    <nav className="fr-pagination" aria-label="Pages de la liste">
      <ul className="fr-pagination__list">
        {page > 1 && (
          <li>
            <a
              className="fr-pagination__link fr-pagination__link--prev"
              href={listHref(name, page - 1)}
            >
              Page précédente
            </a>
          </li>
        )}
        <li>
          <a className="fr-pagination__link" aria-current="page">
            Page {page} sur {pageCount}
          </a>
        </li>
        {page < pageCount && (
          <li>
            <a
              className="fr-pagination__link fr-pagination__link--next"
              href={listHref(name, page + 1)}
            >
              Page suivante
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** « Mes mandats » (mandats §5.9). */
export function UsagerListScreen({ list }: { list: UsagerList }) {
  const tab = TABS.find(({ state }) => state === list.tab) ?? tabNamed(undefined);
  return (
    <div className="fr-container fr-py-4w">
      <div className="ac-list-head">
        <h1 className="fr-mb-0">Mes mandats</h1>
        <a
          className="fr-btn fr-icon-add-line fr-btn--icon-left"
          href="/espace-aidant/creation_mandat/"
        >
          Créer un mandat
        </a>
      </div>
      <div className="fr-mt-3w">
        <Search list={list} />
      </div>
      <Tabs list={list} />
      {list.usagers.length === 0 ? (
        <p>
          {list.term === ""
            ? `Aucun usager dans « ${tab.label} ».`
            : `Aucun usager ne correspond à votre recherche dans « ${tab.label} ».`}
        </p>
      ) : (
        <UsagerTable usagers={list.usagers} caption={tab.label} tab={list.tab} />
      )}
      <Pages list={list} name={tab.name} />
    </div>
  );
}
