import type { UsagerList } from "@/lib/mandat/list-usagers";
import { viewHref } from "./list-view";

/** Links to the pages around the one shown. */
export function ListPages({ list }: { list: UsagerList }) {
  const { page, pageCount } = list;
  if (pageCount === 1) return null;
  const turn = (to: number, label: string, kind: string) => (
    <li>
      <a
        className={`fr-pagination__link fr-pagination__link--${kind}`}
        href={viewHref({ ...list, page: to })}
      >
        {label}
      </a>
    </li>
  );
  return (
    <nav className="fr-pagination" aria-label="Pages de la liste">
      <ul className="fr-pagination__list">
        {page > 1 && turn(1, "Première page", "first")}
        {page > 1 && turn(page - 1, "Page précédente", "prev")}
        <li>
          <a className="fr-pagination__link" aria-current="page">
            Page {page} sur {pageCount}
          </a>
        </li>
        {page < pageCount && turn(page + 1, "Page suivante", "next")}
        {page < pageCount && turn(pageCount, "Dernière page", "last")}
      </ul>
    </nav>
  );
}
