import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { DocumentView } from "@/lib/mandat/open-document";
import { AttestationDocument, type DocumentKind } from "./AttestationDocument";
import { PrintRecorder } from "./PrintRecorder";
import "./attestation.css";
import "./attestation-screen.css";

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

interface DocumentScreenProps {
  title: string;
  trail: readonly { label: string; href: string }[];
  kind: DocumentKind;
  /** Null when it was altered. */
  document: DocumentView | null;
  panel: ReactNode;
}

/** A stored document with its panel, which stays off the paper (mandats §3.8, §5.6). */
export function DocumentScreen({ title, trail, kind, document, panel }: DocumentScreenProps) {
  return (
    <div className="fr-container fr-py-4w ac-attestation-screen">
      <Breadcrumb trail={trail} current={title} />
      <h1>{title}</h1>
      {document ? (
        <div className="fr-grid-row fr-grid-row--gutters">
          <div className="fr-col-12 fr-col-lg-4 ac-attestation-screen__panel">{panel}</div>
          <div className="fr-col-12 fr-col-lg-8">
            <AttestationDocument html={document.html} seal={document} kind={kind} />
            <PrintRecorder attestationId={document.id} />
          </div>
        </div>
      ) : (
        <Altered />
      )}
    </div>
  );
}
