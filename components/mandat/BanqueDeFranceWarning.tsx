/** The over-indebtedness file is the one document that the person must sign alone (mandats §2.1). */
export function BanqueDeFranceWarning() {
  return (
    <div className="fr-alert fr-alert--warning fr-my-3w">
      <h3 className="fr-alert__title">Dossier de surendettement : une signature à part</h3>
      <p>
        Vous pouvez remplir un dossier de surendettement, mais la déclaration à la Banque de France
        doit être signée par la personne elle-même. Sans sa signature, le dossier est irrecevable
        (articles R. 721-2 et R. 761-1 du Code de la consommation).
      </p>
    </div>
  );
}
