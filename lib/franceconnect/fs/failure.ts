/** Why a connection to FranceConnect ended without an usager (decision 80): four things to say. */
export const FC_FAILURES = [
  "annulee",
  "identite-incomplete",
  "identite-refusee",
  "erreur",
] as const;
export type FcFailure = (typeof FC_FAILURES)[number];

export const isFcFailure = (value: string | null): value is FcFailure =>
  (FC_FAILURES as readonly (string | null)[]).includes(value);
