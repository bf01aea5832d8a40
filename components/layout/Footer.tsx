import { obligations } from "./site-map";

/** Public repository of the source code. */
const SOURCE_CODE = "https://github.com/betagouv/Aidants_Connect";

const INSTITUTIONS = [
  "info.gouv.fr",
  "service-public.gouv.fr",
  "legifrance.gouv.fr",
  "data.gouv.fr",
];

/** Footer of every page (NAV-9); a page that does not exist has no link. */
export function Footer() {
  return (
    <footer className="fr-footer" role="contentinfo" id="pied-de-page" tabIndex={-1}>
      <div className="fr-container">
        <div className="fr-footer__body">
          <div className="fr-footer__brand ac-brand">
            <p className="fr-logo">
              République
              <br />
              Française
            </p>
            <p className="fr-text--bold fr-text--sm fr-mb-0">
              Agence nationale de la cohésion des territoires
            </p>
          </div>
          <div className="fr-footer__content">
            <p className="fr-footer__content-desc">
              Aidants Connect permet aux aidants professionnels des structures habilitées de
              réaliser des démarches en ligne à la place des personnes qui leur en ont donné mandat.
              Le <a href={SOURCE_CODE}>code source du service</a> est public.
            </p>
            <ul className="fr-footer__content-list">
              {INSTITUTIONS.map((host) => (
                <li key={host} className="fr-footer__content-item">
                  <a className="fr-footer__content-link" href={`https://${host}`}>
                    {host}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
        <div className="fr-footer__bottom">
          <ul className="fr-footer__bottom-list">
            {obligations().map(({ label, href }) => (
              <li key={href} className="fr-footer__bottom-item">
                <a className="fr-footer__bottom-link" href={href}>
                  {label}
                </a>
              </li>
            ))}
            <li className="fr-footer__bottom-item ac-script-only">
              <button
                type="button"
                className="fr-footer__bottom-link fr-icon-theme-fill fr-btn--icon-left"
                aria-controls="parametres-affichage"
                data-fr-opened="false"
              >
                Paramètres d’affichage
              </button>
            </li>
          </ul>
          <div className="fr-footer__bottom-copy">
            <p>
              Sauf mention explicite de propriété intellectuelle détenue par des tiers, les contenus
              de ce site sont proposés sous{" "}
              <a href="https://github.com/etalab/licence-ouverte/blob/master/LO.md">
                licence etalab-2.0
              </a>
            </p>
          </div>
        </div>
      </div>
    </footer>
  );
}
