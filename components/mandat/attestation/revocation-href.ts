interface Revoked {
  mandatId: string;
  usagerId: string;
  /** Null when the whole mandat was revoked. */
  autorisationId: string | null;
}

/** Address of an attestation of revocation (mandats §3.2). */
export const revocationHref = ({ mandatId, usagerId, autorisationId }: Revoked): string =>
  autorisationId === null
    ? `/espace-aidant/mandats/${mandatId}/attestation_de_revocation`
    : `/espace-aidant/usagers/${usagerId}/autorisations/${autorisationId}/cancel_attestation`;
