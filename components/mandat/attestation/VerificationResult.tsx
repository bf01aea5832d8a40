import type { Verification } from "@/lib/mandat/verify-attestation";

function Unknown() {
  return (
    <div className="fr-alert fr-alert--error">
      <h2 className="fr-alert__title">Ce document est inconnu</h2>
      <p>
        Aucun mandat ne correspond à ce code. Vérifiez que vous avez lu le code QR en entier, ou
        recopié toute l&apos;adresse. Si le résultat est le même, ce document n&apos;a pas été
        produit par Aidants Connect, ou il a été modifié.
      </p>
    </div>
  );
}

/** Answer to whoever holds a paper: never the person, nor the démarches (decision 81). */
export function VerificationResult({ result }: { result: Verification }) {
  if (!result.authentic) return <Unknown />;
  const { running, signatureDate, structure } = result;
  return (
    <>
      <div className={`fr-alert fr-alert--${running ? "success" : "warning"}`}>
        <h2 className="fr-alert__title">
          {running ? "Mandat authentique, en cours" : "Mandat authentique, terminé"}
        </h2>
        <p>
          {running
            ? "Ce mandat a bien été enregistré par Aidants Connect. Il est en cours de validité."
            : "Ce mandat a bien été enregistré par Aidants Connect. Il n'est plus en cours : il a expiré, ou il y a été mis fin."}
        </p>
      </div>
      <dl className="ac-facts fr-p-3w fr-mt-3w">
        <div>
          <dt>Structure mandataire</dt>
          <dd>{structure}</dd>
        </div>
        <div>
          <dt>Date de signature</dt>
          <dd>{signatureDate}</dd>
        </div>
      </dl>
      <p className="fr-mt-3w">
        Cette page ne dit rien de la personne qui a donné le mandat. Comparez la structure et la
        date à celles du document que vous tenez.
      </p>
    </>
  );
}
