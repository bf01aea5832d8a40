/** Drafts that may still become a mandat: at most one for an aidant, an organisation and a kind. */
export const OPEN_DRAFT_STATUSES = [
  "INITIATED",
  "RECAP_SMS_SENT",
  "CONSENT_ASKED",
  "CONSENTED",
  "FC_PENDING",
  "FC_EXCHANGING",
  "IDENTIFIED",
  "FC_ERROR",
] as const;

/** Traces of the FranceConnect leg, none of which outlives it (franceconnect §2.6). */
export const WITHOUT_LEG = {
  stateHash: null,
  nonce: null,
  logoutStateHash: null,
  idToken: null,
} as const;
