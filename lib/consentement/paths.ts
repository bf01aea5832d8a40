/** Addresses of a conversation by SMS; a renewal has its own (mandats §3.2). */
export interface ConsentPaths {
  form: string;
  recapSent: string;
  waiting: string;
  poll: string;
  /** What follows the consent: FranceConnect, or the recap of a renewal, whose usager is known. */
  next: string;
}

const RECAP = "/espace-aidant/creation_mandat/recapitulatif/";

export function consentPaths(draft: {
  kind: "NEW" | "RENEWAL";
  usagerId: string | null;
}): ConsentPaths {
  const isRenewal = draft.kind === "RENEWAL" && draft.usagerId !== null;
  const form = isRenewal
    ? `/espace-aidant/renew_mandat/${draft.usagerId ?? ""}/`
    : "/espace-aidant/creation_mandat/";
  return {
    form,
    recapSent: `${form}a_distance/demande_consentement/`,
    waiting: `${form}a_distance/attente_consentement/`,
    poll: `${form}a_distance/attente_consentement.json/`,
    next: isRenewal ? RECAP : "/fc_authorizev2/",
  };
}
