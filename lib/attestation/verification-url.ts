/** What the QR code of an attestation says (decision 81): its own public check. */
export const verificationUrl = (
  appUrl: string,
  attestation: { id: string; sha256: string },
): string => `${appUrl}/verification/${attestation.id}/${attestation.sha256}`;
