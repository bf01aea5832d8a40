import { QRCodeSVG } from "qrcode.react";

/** What the picture of a document without value says when it is read. */
export const VOID_PAYLOAD = "Aidants Connect : document sans valeur";

/** QR code of an attestation, with the text that a screen reader says instead. */
export function AttestationQr({ payload }: { payload: string }) {
  const title =
    payload === VOID_PAYLOAD
      ? "Code QR sans valeur : ce document n'est pas un mandat."
      : `Code QR menant à la page de vérification de ce mandat : ${payload}`;
  return <QRCodeSVG value={payload} title={title} size={132} level="M" marginSize={2} />;
}
