/** Civil identity as a provider gives it: nothing guarantees that it is complete or well formed. */
export interface Identity {
  given_name?: string;
  family_name?: string;
  preferred_username?: string;
  gender?: string;
  birthdate?: string;
  birthplace?: string;
  birthcountry?: string;
  email?: string;
}

/** Answer of the civil register for a person. */
export type CivilStatus = "found" | "not-found" | "deceased";

/** What FranceConnect does with an identity: lets it through, or shows this error. */
export type Outcome = "ok" | "Y600006" | "Y010008" | "Y010015" | "Y100011";

export interface TestIdentity {
  id: string;
  label: string;
  claims: Identity;
  outcome: Outcome;
  civilStatus: CivilStatus;
  /** Providers that the person accepts; absent when they never set a preference. */
  acceptedProviders?: readonly string[];
}
