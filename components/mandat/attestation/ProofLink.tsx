/** Proof that a third party can check without us (mandats §7.4). */
export function ProofLink({ mandatId }: { mandatId: string }) {
  return (
    <>
      {/* Without the attribute `download`: when it is not ready yet, the page comes back and says so. */}
      <a className="fr-link fr-link--download" href={`/espace-aidant/mandats/${mandatId}/preuve`}>
        Télécharger la preuve d&apos;inscription au journal
        <span className="fr-link__detail">JSON, avec le texte signé</span>
      </a>
      <a className="fr-link" href="/verification/preuve">
        Comment vérifier cette preuve
      </a>
    </>
  );
}
