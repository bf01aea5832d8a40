interface PagesProps {
  page: number;
  hasNext: boolean;
  hrefOf: (page: number) => string;
}

/** Previous and next pages of a list of /administration/. */
export function Pages({ page, hasNext, hrefOf }: PagesProps) {
  if (page === 1 && !hasNext) return null;
  return (
    <nav className="fr-pagination fr-mt-3w" aria-label="Pages de la liste">
      <ul className="fr-pagination__list">
        {page > 1 && (
          <li>
            <a className="fr-pagination__link fr-pagination__link--prev" href={hrefOf(page - 1)}>
              Page précédente
            </a>
          </li>
        )}
        <li>
          <a className="fr-pagination__link" aria-current="page">
            Page {page}
          </a>
        </li>
        {hasNext && (
          <li>
            <a className="fr-pagination__link fr-pagination__link--next" href={hrefOf(page + 1)}>
              Page suivante
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
