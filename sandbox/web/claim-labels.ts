/** Names of the claims on screen, in the order of reading. */
export const CLAIM_LABELS: Record<string, string> = {
  given_name: "Prénoms",
  family_name: "Nom de naissance",
  preferred_username: "Nom d'usage",
  gender: "Genre",
  birthdate: "Date de naissance",
  birthplace: "Commune de naissance",
  birthcountry: "Pays de naissance",
  email: "Adresse électronique",
};
