import { AC_PROVIDER_ID } from "../defaults";

/** Identity providers of the mire, in the order of the screen. */
export interface IdentityProvider {
  id: string;
  name: string;
}

export const PROVIDERS: readonly IdentityProvider[] = [
  { id: "impots-gouv", name: "impots.gouv.fr" },
  { id: "ameli", name: "L'Assurance Maladie (ameli)" },
  { id: "identite-numerique", name: "L'Identité Numérique" },
  { id: "mobile-connect", name: "mobile connect et moi" },
  { id: "msa", name: "MSA (Mutualité sociale agricole)" },
  { id: "alicem", name: "Alicem" },
];

export const AIDANTS_CONNECT: IdentityProvider = { id: AC_PROVIDER_ID, name: "Aidants Connect" };

export const findProvider = (id: string): IdentityProvider | undefined =>
  PROVIDERS.find((provider) => provider.id === id);
