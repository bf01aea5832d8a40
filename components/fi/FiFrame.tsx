import type { ReactNode } from "react";
import { DisplaySettings } from "@/components/layout/DisplaySettings";
import { Footer } from "@/components/layout/Footer";
import { Logo } from "@/components/layout/Logo";
import { SkipLinks } from "@/components/layout/SkipLinks";

function Header() {
  return (
    <header className="fr-header" role="banner">
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
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
              </div>
              <div className="fr-header__service">
                <a href="/espace-aidant/" title="Aidants Connect – Mon espace aidant">
                  <p className="fr-header__service-title">Aidants Connect</p>
                </a>
              </div>
            </div>
          </div>
        </div>
      </div>
    </header>
  );
}

/**
 * Frame of the screens between FranceConnect's request and its answer: the header of the site without
 * its menu, which would lead away; no query, because every delegated login renders two of them.
 */
export function FiFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLinks hasMenu={false} />
      <Header />
      <main id="contenu" role="main" tabIndex={-1}>
        <div className="fr-container fr-my-6w">
          <div className="fr-grid-row">
            <div className="fr-col-12 fr-col-lg-8">{children}</div>
          </div>
        </div>
      </main>
      <Footer />
      <DisplaySettings />
    </>
  );
}
