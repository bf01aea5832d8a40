interface PageTurnerProps {
  page: number;
  pageCount: number;
  label: string;
  hrefOf: (page: number) => string;
}

/** Links to the pages around the one shown; nothing for a single page. */
export function PageTurner({ page, pageCount, label, hrefOf }: PageTurnerProps) {
  if (pageCount === 1) return null;
  const turn = (to: number, text: string, kind: string) => (
    <li>
      <a className={`fr-pagination__link fr-pagination__link--${kind}`} href={hrefOf(to)}>
        {text}
      </a>
    </li>
  );
  return (
    <nav className="fr-pagination" aria-label={label}>
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
