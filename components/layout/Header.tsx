import type { ReactNode } from "react";
import { Logo } from "./Logo";
import { currentOf, type MenuEntry } from "./menus";

interface HeaderProps {
  /** Path of the page, without query. */
  path: string;
  menu: readonly MenuEntry[];
  /** Links and buttons beside the name, three at most; shown in the menu on small screens. */
  tools: readonly { key: string; element: ReactNode }[];
  /** After the last entry of the menu: the choice of a structure. */
  menuEnd?: ReactNode;
}

const MODAL = "menu-principal";

function Tools({ tools }: Pick<HeaderProps, "tools">) {
  return (
    <ul className="fr-btns-group">
      {tools.map(({ key, element }) => (
        <li key={key}>{element}</li>
      ))}
    </ul>
  );
}

function Brand() {
  return (
    <div className="fr-header__brand fr-enlarge-link">
      <div className="fr-header__brand-top">
        <div className="fr-header__logo">
          <p className="fr-logo">
            République
            <br />
            Française
          </p>
        </div>
        <div className="fr-header__operator">
          <Logo />
        </div>
        <div className="fr-header__navbar">
          <button
            type="button"
            className="fr-btn--menu fr-btn"
            id="bouton-menu"
            data-fr-opened="false"
            aria-controls={MODAL}
            aria-haspopup="menu"
          >
            Menu
          </button>
        </div>
      </div>
      <div className="fr-header__service">
        <a href="/" title="Aidants Connect – Accueil du site">
          <p className="fr-header__service-title">Aidants Connect</p>
        </a>
        <p className="fr-header__service-tagline">
          Le service des professionnels qui aident aux démarches en ligne
        </p>
      </div>
    </div>
  );
}

/** DSFR header in plain markup: its script drives the menu of small screens (stack of the frame). */
export function Header({ path, menu, tools, menuEnd }: HeaderProps) {
  return (
    <header className="fr-header" role="banner">
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <Brand />
            <div className="fr-header__tools">
              <div className="fr-header__tools-links">
                <Tools tools={tools} />
              </div>
            </div>
          </div>
        </div>
      </div>
      <div className="fr-header__menu fr-modal" id={MODAL} aria-labelledby="bouton-menu">
        <div className="fr-container">
          <button type="button" className="fr-btn--close fr-btn" aria-controls={MODAL}>
            Fermer
          </button>
          <div className="fr-header__menu-links">
            <Tools tools={tools} />
          </div>
          <nav className="fr-nav" id="menu" tabIndex={-1} aria-label="Menu principal">
            <ul className="fr-nav__list">
              {menu.map((entry) => (
                <li key={entry.href} className="fr-nav__item">
                  <a
                    className="fr-nav__link"
                    href={entry.href}
                    aria-current={currentOf(entry, path)}
                  >
                    {entry.label}
                  </a>
                </li>
              ))}
              {menuEnd}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}
