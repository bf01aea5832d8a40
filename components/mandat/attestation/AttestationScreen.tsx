import type { AttestationView } from "@/lib/mandat/view-attestation";
import { AttestationPanel } from "./AttestationPanel";
import { DocumentScreen } from "./DocumentScreen";
import "../mandat.css";

const TRAIL = [
  { label: "Accueil", href: "/espace-aidant/" },
  { label: "Mes mandats", href: "/espace-aidant/usagers/" },
];

interface AttestationScreenProps {
  view: AttestationView;
  isNew: boolean;
}

/** A signed mandat, right after its signature or later (mandats §3.8, §5.6). */
export const AttestationScreen = ({ view, isNew }: AttestationScreenProps) => (
  <DocumentScreen
    title={isNew ? "Mandat final" : `Mandat de ${view.usagerName}`}
    trail={TRAIL}
    kind="MANDAT"
    document={view.document}
    panel={<AttestationPanel view={view} isNew={isNew} />}
  />
);
