const SCHEMES = [
  { value: "light", label: "Thème clair" },
  { value: "dark", label: "Thème sombre" },
  { value: "system", label: "Système", hint: "Utilise les paramètres de votre appareil" },
];

/** Choice of the colour scheme (NAV-10): a DSFR dialog that the DSFR script drives. */
export function DisplaySettings() {
  return (
    <dialog
      id="parametres-affichage"
      className="fr-modal"
      aria-labelledby="parametres-affichage-titre"
    >
      <div className="fr-container fr-container--fluid fr-container-md">
        <div className="fr-grid-row fr-grid-row--center">
          <div className="fr-col-12 fr-col-md-6 fr-col-lg-4">
            <div className="fr-modal__body">
              <div className="fr-modal__header">
                <button
                  type="button"
                  className="fr-btn--close fr-btn"
                  aria-controls="parametres-affichage"
                >
                  Fermer
                </button>
              </div>
              <div className="fr-modal__content">
                <h2 id="parametres-affichage-titre" className="fr-modal__title">
                  Paramètres d’affichage
                </h2>
                <div className="fr-display">
                  <fieldset className="fr-fieldset" aria-labelledby="affichage-legende">
                    <legend
                      className="fr-fieldset__legend--regular fr-fieldset__legend"
                      id="affichage-legende"
                    >
                      Choisissez un thème pour personnaliser l’apparence du site.
                    </legend>
                    {SCHEMES.map(({ value, label, hint }) => (
                      <div className="fr-fieldset__element" key={value}>
                        <div className="fr-radio-group">
                          <input
                            type="radio"
                            id={`affichage-${value}`}
                            name="fr-radios-theme"
                            value={value}
                          />
                          <label className="fr-label" htmlFor={`affichage-${value}`}>
                            {label}
                            {hint && <span className="fr-hint-text">{hint}</span>}
                          </label>
                        </div>
                      </div>
                    ))}
                  </fieldset>
                </div>
              </div>
            </div>
          </div>
        </div>
      </div>
    </dialog>
  );
}
