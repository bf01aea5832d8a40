import type { AttestationView } from "@/lib/mandat/view-attestation";
import { dateAndTime } from "@/lib/attestation/paris-dates";
import { PaperChecklist } from "../PaperChecklist";
import { PdfLink } from "./PdfLink";
import { PrintButton } from "./PrintButton";
import { ProofLink } from "./ProofLink";
import { revocationHref } from "./revocation-href";

/** What happened to the mandat after its signature: said beside the document, never in it. */
function LaterFacts({ view }: { view: AttestationView }) {
  const ended = view.endedAt ? dateAndTime(view.endedAt) : "";
  const facts = {
    active: null,
    expired: view.allowsNothing
      ? "Ce mandat n'autorise aucune démarche : il ne peut pas être utilisé."
      : `Ce mandat a expiré le ${dateAndTime(view.expiresAt)}.`,
    revoked: `Ce mandat a été révoqué le ${ended}.`,
    replaced: `Ce mandat a été remplacé le ${ended} par un mandat plus récent.`,
  } as const;
  const fact = facts[view.state];
  return fact && <p className="fr-badge fr-badge--warning fr-badge--no-icon fr-mb-2w">{fact}</p>;
}

interface AttestationPanelProps {
  view: AttestationView;
  /** Just after the signature, the panel tells what is left to do. */
  isNew: boolean;
}

/** Beside the document, never on paper: print, download, and the reminder of the two copies (§3.8). */
export function AttestationPanel({ view, isNew }: AttestationPanelProps) {
  const pdf = `/espace-aidant/mandats/${view.mandatId}/pdf`;
  return (
    <aside className="ac-attestation-panel" aria-label="Impression du mandat">
      {isNew && (
        <div className="fr-alert fr-alert--success fr-mb-3w">
          <h2 className="fr-alert__title">Le mandat est créé</h2>
          <p>Imprimez-le pour que {view.usagerName} le signe.</p>
        </div>
      )}
      <LaterFacts view={view} />
      <p>
        Imprimez <strong>deux exemplaires</strong>, signés par les deux parties : l&apos;un est
        remis à l&apos;usager, l&apos;autre est conservé par votre structure au moins 6 ans après la
        fin du mandat.
      </p>
      <PaperChecklist
        mandatId={view.mandatId}
        createdAt={view.createdAt}
        paper={view.paper}
        page="mandat"
      />
      <div className="ac-attestation-panel__actions fr-mt-3w">
        <PrintButton />
        <PdfLink href={pdf} ready={view.pdfReady} detail="PDF, une à deux pages" />
        {view.state === "revoked" && (
          <a className="fr-link" href={revocationHref({ ...view, autorisationId: null })}>
            Voir la révocation
          </a>
        )}
        <ProofLink mandatId={view.mandatId} />
        <a className="fr-link" href={`/espace-aidant/usagers/${view.usagerId}/`}>
          Voir les mandats de {view.usagerName}
        </a>
      </div>
    </aside>
  );
}
