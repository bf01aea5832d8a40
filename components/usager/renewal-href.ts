/** Form of the renewal of this mandat, or of the usager's mandat that ends last. */
export const renewalHref = (usagerId: string, mandatId?: string): string =>
  `/espace-aidant/renew_mandat/${usagerId}${mandatId === undefined ? "" : `?mandat=${mandatId}`}`;
