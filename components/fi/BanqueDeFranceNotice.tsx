/** What an aidant may not sign in somebody's place (mandats §2.1). */
export function BanqueDeFranceNotice() {
  return (
    <div className="fr-callout fr-callout--orange-terre-battue fr-mt-3w">
      <h2 className="fr-callout__title">Dossier de surendettement</h2>
      <p className="fr-callout__text">
        Vous pouvez aider à remplir le dossier, mais la déclaration de surendettement doit être
        signée par la personne elle-même : sans sa signature, la Banque de France ne peut pas
        accepter le dossier (articles R. 721-2 et R. 761-1 du code de la consommation).
      </p>
    </div>
  );
}
