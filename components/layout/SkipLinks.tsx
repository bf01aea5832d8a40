/**
 * First focusable elements of every page (NAV-6); the menu is behind its button on small screens, and
 * some frames have none.
 */
export function SkipLinks({ hasMenu = true }: { hasMenu?: boolean }) {
  return (
    <div className="fr-skiplinks">
      <nav className="fr-container" aria-label="Accès rapide">
        <ul className="fr-skiplinks__list">
          <li>
            <a className="fr-link" href="#contenu">
              Contenu
            </a>
          </li>
          {hasMenu && (
            <>
              <li className="fr-hidden fr-unhidden-lg">
                <a className="fr-link" href="#menu">
                  Menu
                </a>
              </li>
              <li className="fr-hidden-lg">
                <a className="fr-link" href="#bouton-menu">
                  Menu
                </a>
              </li>
            </>
          )}
          <li>
            <a className="fr-link" href="#pied-de-page">
              Pied de page
            </a>
          </li>
        </ul>
      </nav>
    </div>
  );
}
