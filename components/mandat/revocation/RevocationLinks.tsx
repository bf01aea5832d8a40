import { revocationHref } from "@/components/mandat/attestation/revocation-href";

interface RevocationLinksProps {
  /** The document to print; null for a revocation older than these documents. */
  attestation: Parameters<typeof revocationHref>[0] | null;
  usagerId: string;
  usagerName: string;
}

/** What is left to do after a revocation: print its attestation (mandats §5.2), go back to the usager. */
export function RevocationLinks({ attestation, usagerId, usagerName }: RevocationLinksProps) {
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-3w">
      {attestation && (
        <li>
          <a
            className="fr-btn"
            href={revocationHref(attestation)}
            target="_blank"
            rel="noopener"
            title="Imprimer l'attestation de révocation - nouvelle fenêtre"
          >
            Imprimer l&apos;attestation de révocation
          </a>
        </li>
      )}
      <li>
        <a className="fr-btn fr-btn--secondary" href={`/espace-aidant/usagers/${usagerId}/`}>
          Revenir aux mandats de {usagerName}
        </a>
      </li>
    </ul>
  );
}
