import type { UsagerList } from "@/lib/mandat/list-usagers";
import { filterNames, ListFilters } from "./ListFilters";

import { ListSearch } from "./ListSearch";
import { TABS, tabOf, viewHref } from "./list-view";
import { PageTurner } from "./PageTurner";
import { UsagerTable } from "./UsagerTable";

function Tabs({ list }: { list: UsagerList }) {
  return (
    <nav aria-label="États des mandats">
      <ul className="ac-tabs">
        {TABS.map(({ state, label }) => (
          <li key={state}>
            <a
              className="fr-tag"
              href={viewHref({ ...list, tab: state, page: 1 })}
              aria-current={state === list.tab ? "page" : undefined}
            >
              {label}
              {list.counts && ` (${String(list.counts[state])})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const EMPTY = {
  active:
    "Aucun mandat en cours. Les mandats que vous créez apparaissent ici dès leur enregistrement.",
  expired: "Aucun mandat expiré depuis moins d'un an.",
  revoked: "Aucun mandat révoqué depuis moins d'un an.",
  replaced: "Aucun mandat remplacé depuis moins d'un an.",
} as const;

/** Why the table is not there, and what to do about it. */
function Empty({ list }: { list: UsagerList }) {
  const { label } = tabOf(list.tab);
  const narrowed = list.filters.length > 0;
  if (list.term === "" && !narrowed) return <p>{EMPTY[list.tab]}</p>;
  const asked = [
    ...(list.term === "" ? [] : ["votre recherche"]),
    ...(narrowed ? [`vos filtres (${filterNames(list.filters)})`] : []),
  ];
  return (
    <p>
      Aucun usager ne correspond à {asked.join(" et à ")} dans « {label} ».{" "}
      {narrowed && (
        <a className="fr-link" href={viewHref({ ...list, filters: [], page: 1 })}>
          Retirer les filtres
        </a>
      )}
    </p>
  );
}

/** « Mes mandats » (mandats §5.9). */
export function UsagerListScreen({ list }: { list: UsagerList }) {
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
        <ListSearch list={list} />
      </div>
      <Tabs list={list} />
      <ListFilters list={list} />
      {list.usagers.length === 0 ? (
        <Empty list={list} />
      ) : (
        <UsagerTable usagers={list.usagers} caption={tabOf(list.tab).label} tab={list.tab} />
      )}
      <PageTurner
        page={list.page}
        pageCount={list.pageCount}
        label="Pages de la liste"
        hrefOf={(page) => viewHref({ ...list, page })}
      />
    </div>
  );
}
