interface PageLinksProps {
  connectionId: string;
  page: number;
  hasNext: boolean;
}

/** Previous and next pages of the list of persons. */
export function PageLinks({ connectionId, page, hasNext }: PageLinksProps) {
  if (page === 1 && !hasNext) return null;
  const address = (n: number) =>
    `/authorize/usager/?connection_id=${connectionId}&page=${String(n)}`;
  return (
    <nav aria-label="Pages de la liste" className="fr-mt-3w">
      <ul className="fr-btns-group fr-btns-group--inline fr-btns-group--sm">
        {page > 1 && (
          <li>
            <a className="fr-btn fr-btn--tertiary" href={address(page - 1)}>
              Page précédente
            </a>
          </li>
        )}
        {hasNext && (
          <li>
            <a className="fr-btn fr-btn--tertiary" href={address(page + 1)}>
              Page suivante
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
