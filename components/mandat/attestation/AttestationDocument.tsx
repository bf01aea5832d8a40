import { AttestationQr } from "./AttestationQr";

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
  /** Level of the frame's own heading: the PDF has no other. */
  heading?: "h1" | "p";
}

function Seal({ seal }: { seal: NonNullable<AttestationDocumentProps["seal"]> }) {
  return (
    <dl className="ac-attestation__seal">
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
    </dl>
  );
}

/**
 * A mandat as it is shown and printed: the stored text inside a frame that carries the logos, the QR
 * code and the hash (mandats §5.4). The frame is not part of the hashed text.
 */
export function AttestationDocument({ html, seal, heading = "p" }: AttestationDocumentProps) {
  const Heading = heading;
  return (
    <section className="ac-attestation" aria-label={seal ? "Mandat" : "Projet de mandat"}>
      <div className="ac-attestation__head">
        <p className="fr-logo">
          République
          <br />
          française
        </p>
        <div className="ac-attestation__service">
          <Heading className="ac-attestation__name">Aidants Connect</Heading>
          <p>{seal ? "Attestation de mandat" : "Projet de mandat, sans valeur légale"}</p>
        </div>
        {seal && (
          <div className="ac-attestation__qr">
            <AttestationQr payload={seal.verificationUrl} />
            <p>Vérifier ce mandat</p>
          </div>
        )}
      </div>
      <div className="ac-attestation__text" dangerouslySetInnerHTML={{ __html: html }} />
      {seal && <Seal seal={seal} />}
    </section>
  );
}
