import type { ReactNode } from "react";

const FOOTER_LINKS = [
  ["/accessibilite/", "Accessibilité : partiellement conforme"],
  ["/mentions-legales/", "Mentions légales"],
  ["/cgu/", "Conditions générales d’utilisation"],
] as const;

/**
 * Frame of the screens between FranceConnect's request and its answer: no menu that would lead away,
 * plain markup, because every delegated login renders two of them.
 */
export function FiFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="fr-skiplinks">
        <nav className="fr-container" aria-label="Accès rapide">
          <ul className="fr-skiplinks__list">
            <li>
              <a className="fr-link" href="#contenu">
                Contenu
              </a>
            </li>
          </ul>
        </nav>
      </div>
      <header className="fr-header">
        <div className="fr-header__body">
          <div className="fr-container">
            <div className="fr-header__body-row">
              <div className="fr-header__brand fr-enlarge-link">
                <div className="fr-header__brand-top">
                  <div className="fr-header__logo">
                    <p className="fr-logo">
                      République
                      <br />
                      française
                    </p>
                  </div>
                </div>
                <div className="fr-header__service">
                  <a href="/espace-aidant/" title="Espace aidant – Aidants Connect">
                    <p className="fr-header__service-title">Aidants Connect</p>
                  </a>
                </div>
              </div>
            </div>
          </div>
        </div>
      </header>
      <main id="contenu" tabIndex={-1} className="fr-container fr-my-6w">
        <div className="fr-grid-row">
          <div className="fr-col-12 fr-col-lg-8">{children}</div>
        </div>
      </main>
      <footer className="fr-footer">
        <div className="fr-container">
          <div className="fr-footer__bottom">
            <ul className="fr-footer__bottom-list">
              {FOOTER_LINKS.map(([href, label]) => (
                <li key={href} className="fr-footer__bottom-item">
                  <a className="fr-footer__bottom-link" href={href}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        </div>
      </footer>
    </>
  );
}
