/** Number printed on an attestation de formation, made of its identifier: « AF-1A2B-3C4D-5E6F ». */
export const verificationNumber = (id: string): string =>
  `AF-${(id.replaceAll("-", "").slice(-12).toUpperCase().match(/.{4}/g) ?? []).join("-")}`;
