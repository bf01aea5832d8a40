import type { RevocationView } from "@/lib/mandat/view-revocation";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { DocumentScreen } from "./DocumentScreen";
import { PdfLink } from "./PdfLink";
import { PrintButton } from "./PrintButton";
import { revocationHref } from "./revocation-href";

interface RevocationAttestationScreenProps {
  view: RevocationView;
}

function Panel({ view }: RevocationAttestationScreenProps) {
  const what = view.autorisationId ? "L'autorisation est révoquée" : "Le mandat est révoqué";
  return (
    <aside className="ac-attestation-panel" aria-label="Impression de l'attestation">
      <div className="fr-alert fr-alert--success fr-mb-3w">
        <h2 className="fr-alert__title">{what}</h2>
        <p>
          Depuis le {dateAndTime(view.revokedAt)}. Imprimez cette attestation pour la faire signer
          {view.byStructure ? " par votre structure" : ` par ${view.usagerName}`}.
        </p>
      </div>
      <p>
        Imprimez <strong>deux exemplaires</strong> : l&apos;un est remis à l&apos;usager,
        l&apos;autre est conservé avec le mandat, au moins 6 ans après sa fin. La révocation a pris
        effet sans attendre la signature.
      </p>
      <div className="ac-attestation-panel__actions">
        <PrintButton label="Imprimer l'attestation" />
        <PdfLink
          href={`${revocationHref(view)}/pdf`}
          ready={view.pdfReady}
          detail="PDF, une page"
        />
        <a className="fr-link" href={`/espace-aidant/mandats/${view.mandatId}/visualisation`}>
          Voir le mandat
        </a>
        <a className="fr-link" href={`/espace-aidant/usagers/${view.usagerId}/`}>
          Voir les mandats de {view.usagerName}
        </a>
      </div>
    </aside>
  );
}

/** The proof of the end of a mandat, or of one of its autorisations (mandats §5.7). */
export function RevocationAttestationScreen({ view }: RevocationAttestationScreenProps) {
  const trail = [
    { label: "Accueil", href: "/espace-aidant/" },
    { label: "Mes mandats", href: "/espace-aidant/usagers/" },
    { label: view.usagerName, href: `/espace-aidant/usagers/${view.usagerId}/` },
  ];
  return (
    <DocumentScreen
      title="Attestation de révocation"
      trail={trail}
      kind={view.autorisationId ? "REVOCATION_AUTORISATION" : "REVOCATION_MANDAT"}
      document={view.document}
      panel={<Panel view={view} />}
    />
  );
}
