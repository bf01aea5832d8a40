import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { AttestationView } from "@/lib/mandat/view-attestation";
import { AttestationDocument } from "./AttestationDocument";
import { AttestationPanel } from "./AttestationPanel";
import "../mandat.css";
import "./attestation.css";
import "./attestation-screen.css";

const TRAIL = [
  { label: "Accueil", href: "/espace-aidant/" },
  { label: "Mes mandats", href: "/espace-aidant/usagers/" },
];

function Altered() {
  return (
    <div className="fr-alert fr-alert--error" role="alert">
      <h2 className="fr-alert__title">L&apos;intégrité de ce document n&apos;est plus assurée</h2>
      <p>
        Le document enregistré n&apos;est plus celui qui a été signé : il n&apos;est pas affiché.
        L&apos;équipe d&apos;Aidants Connect est prévenue. L&apos;exemplaire papier signé garde
        toute sa valeur.
      </p>
    </div>
  );
}

interface AttestationScreenProps {
  view: AttestationView;
  isNew: boolean;
}

/** A signed mandat, right after its signature or later (mandats §3.8, §5.6). */
export function AttestationScreen({ view, isNew }: AttestationScreenProps) {
  const title = isNew ? "Mandat final" : `Mandat de ${view.usagerName}`;
  return (
    <div className="fr-container fr-py-4w ac-attestation-screen">
      <Breadcrumb trail={TRAIL} current={title} />
      <h1>{title}</h1>
      {view.document ? (
        <div className="fr-grid-row fr-grid-row--gutters">
          <div className="fr-col-12 fr-col-lg-4 ac-attestation-screen__panel">
            <AttestationPanel view={view} isNew={isNew} />
          </div>
          <div className="fr-col-12 fr-col-lg-8">
            <AttestationDocument html={view.document.html} seal={view.document} />
          </div>
        </div>
      ) : (
        <Altered />
      )}
    </div>
  );
}
