import { AttestationQr } from "./AttestationQr";

/** Kinds of stored documents (mandats §1.3). */
export type DocumentKind = "MANDAT" | "REVOCATION_MANDAT" | "REVOCATION_AUTORISATION";

interface AttestationDocumentProps {
  /** The stored legal text: made by lib/attestation, every value escaped. */
  html: string;
  /** Absent on a draft, which proves nothing. */
  seal: {
    id: string;
    sha256: string;
    templateVersion: string;
    verificationUrl: string;
  } | null;
  kind?: DocumentKind;
  /** Level of the frame's own heading: the PDF has no other. */
  heading?: "h1" | "p";
}

function Seal({ seal }: { seal: NonNullable<AttestationDocumentProps["seal"]> }) {
  return (
    <dl className="ac-attestation__seal">
      <div>
        <dt>Identifiant</dt>
        <dd>
          <code>{seal.id}</code>
        </dd>
      </div>
      <div>
        <dt>Version du texte</dt>
        <dd>{seal.templateVersion}</dd>
      </div>
      <div>
        <dt>Empreinte du document</dt>
        <dd>
          <code>{seal.sha256.slice(0, 16)}</code>
        </dd>
      </div>
      <div>
        <dt>Empreinte complète (SHA-256)</dt>
        <dd>
          <code>{seal.sha256}</code>
        </dd>
      </div>
    </dl>
  );
}

const REVOCATION = "Attestation de révocation";
const NAMES: Readonly<Record<DocumentKind, string>> = {
  MANDAT: "Attestation de mandat",
  REVOCATION_MANDAT: REVOCATION,
  REVOCATION_AUTORISATION: REVOCATION,
};

/**
 * A document as it is shown and printed: the stored text inside a frame that carries the logos, the QR
 * code and the hash (mandats §5.4). The frame is not part of the hashed text.
 */
export function AttestationDocument({
  html,
  seal,
  kind = "MANDAT",
  heading = "p",
}: AttestationDocumentProps) {
  const Heading = heading;
  const name = seal ? NAMES[kind] : "Projet de mandat";
  return (
    <section className="ac-attestation" aria-label={name}>
      <div className="ac-attestation__head">
        <p className="fr-logo">
          République
          <br />
          française
        </p>
        <div className="ac-attestation__service">
          <Heading className="ac-attestation__name">Aidants Connect</Heading>
          <p>{seal ? name : "Projet de mandat, sans valeur légale"}</p>
        </div>
        {seal && (
          <div className="ac-attestation__qr">
            <AttestationQr payload={seal.verificationUrl} />
            <p>Vérifier ce document</p>
          </div>
        )}
      </div>
      <div className="ac-attestation__text" dangerouslySetInnerHTML={{ __html: html }} />
      {seal && <Seal seal={seal} />}
    </section>
  );
}
