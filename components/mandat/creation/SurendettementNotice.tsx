/** What « Argent » obliges to say (mandats §2.1): art. R. 721-2 and R. 761-1 of the code de la consommation. */
export function SurendettementNotice() {
  return (
    <div className="fr-alert fr-alert--warning">
      <p className="fr-alert__title">Dossier de surendettement (Banque de France)</p>
      <p>
        Vous pouvez aider l’usager à remplir son dossier, mais lui seul peut signer la déclaration :
        sans sa signature, elle est irrecevable (articles R. 721-2 et R. 761-1 du code de la
        consommation).
      </p>
    </div>
  );
}
