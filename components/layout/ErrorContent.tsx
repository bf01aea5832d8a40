interface ErrorContentProps {
  title: string;
  sentence: string;
  /** Status, shown small for support. */
  code?: string;
}

/** Content of every error page (NAV-14): one sentence, two ways out. */
export function ErrorContent({ title, sentence, code }: ErrorContentProps) {
  return (
    <div className="fr-container fr-py-8w">
      <div className="fr-grid-row">
        <div className="fr-col-12 fr-col-lg-8">
          <h1>{title}</h1>
          {code && <p className="fr-text--sm fr-hint-text">Erreur {code}</p>}
          <p className="fr-text--lead">{sentence}</p>
          <ul className="fr-btns-group fr-btns-group--inline-md">
            <li>
              <a className="fr-btn" href="/">
                Page d’accueil
              </a>
            </li>
            <li>
              <a className="fr-btn fr-btn--secondary" href="/contact">
                Contactez-nous
              </a>
            </li>
          </ul>
        </div>
      </div>
    </div>
  );
}
