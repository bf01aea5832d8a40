/** What the picture of a document without value says when it is read. */
export const VOID_PAYLOAD = "Aidants Connect : document sans valeur";

/** QR code of an attestation, with the text that a screen reader says instead. */
export const qrProps = (payload: string) =>
  ({
    value: payload,
    title:
      payload === VOID_PAYLOAD
        ? "Code QR sans valeur : ce document n'est pas un mandat."
        : `Code QR menant à la page de vérification de ce document : ${payload}`,
    size: 132,
    level: "M",
    marginSize: 2,
  }) as const;
