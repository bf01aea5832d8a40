import type { Identity, TestIdentity } from "./identity.types";

const angela: Identity = {
  given_name: "Angela Claire Louise",
  family_name: "DUBOIS",
  gender: "female",
  birthdate: "1962-08-24",
  birthplace: "75107",
  birthcountry: "99100",
  email: "angela.dubois@exemple.test",
};

/** A person named on the spot: the default identity, with other values. */
function person(
  id: string,
  label: string,
  claims: Identity,
  rules: Partial<Omit<TestIdentity, "id" | "label" | "claims">> = {},
): TestIdentity {
  const email = `${id}@exemple.test`;
  return {
    id,
    label,
    claims: withoutUndefined({ ...angela, email, ...claims }),
    outcome: "ok",
    civilStatus: "found",
    ...rules,
  };
}

function withoutUndefined(claims: Identity): Identity {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

const refused = { outcome: "Y600006" } as const;
const LONG_NAME = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Birth years of the dated cases are relative to no clock: only « mineur » depends on the day. */
export function testIdentities(today: Date): readonly TestIdentity[] {
  return [...FIXED, minor(today)];
}

function minor(today: Date): TestIdentity {
  const birthdate = `${String(today.getUTCFullYear() - 17)}-01-01`;
  return person("mineur", "Léa PETIT, 17 ans", {
    given_name: "Léa",
    family_name: "PETIT",
    birthdate,
  });
}

const FIXED: readonly TestIdentity[] = [
  person("angela-dubois", "Angela Claire Louise DUBOIS", { email: "angela.dubois@exemple.test" }),
  person("angela-dubois-nouveau-courriel", "Angela Claire Louise DUBOIS, nouvelle adresse", {
    email: "angela.nouvelle@exemple.test",
  }),
  person("pierre-mercier", "Pierre MERCIER, nom d'usage DUBOIS", {
    given_name: "Pierre",
    family_name: "MERCIER",
    preferred_username: "DUBOIS",
    gender: "male",
    birthdate: "1969-03-17",
    birthplace: "95277",
  }),
  person("marie-trois-dupre", "Marie TROIS-DUPRE, nom composé", {
    given_name: "Marie",
    family_name: "TROIS-DUPRE",
    birthdate: "1981-07-27",
    birthplace: "13055",
  }),
  person("nom-long", "Camille, nom de 52 lettres", {
    given_name: "Camille",
    family_name: LONG_NAME,
    birthdate: "1975-05-05",
  }),
  person("accents", "Zoé Anaïs ŒUVRÉ-CÆSAR, accents et ligatures", {
    given_name: "Zoé Anaïs",
    family_name: "ŒUVRÉ-CÆSAR",
    preferred_username: "L'HAŸ",
    birthdate: "1990-12-31",
    birthplace: "94038",
  }),
  person("mario-brosse", "Mario BROSSE, né en Corse-du-Sud", {
    given_name: "Mario",
    family_name: "BROSSE",
    gender: "male",
    birthdate: "1985-09-13",
    birthplace: "2A004",
  }),
  person("luigi-brosse", "Luigi BROSSE, né en Haute-Corse", {
    given_name: "Luigi",
    family_name: "BROSSE",
    gender: "male",
    birthdate: "1986-10-14",
    birthplace: "2B050",
  }),
  person("heifara-reveil", "Heifara REVEIL, née en Polynésie française", {
    given_name: "Heifara",
    family_name: "REVEIL",
    birthdate: "1979-04-02",
    birthplace: "98729",
  }),
  person("malia-fleury", "Malia FLEURY, née à Wallis-et-Futuna", {
    given_name: "Malia",
    family_name: "FLEURY",
    birthdate: "1972-02-11",
    birthplace: "98611",
  }),
  person("vincent-martin", "Vincent MARTIN, né en Algérie", {
    given_name: "Vincent",
    family_name: "MARTIN",
    gender: "male",
    birthdate: "1955-01-19",
    birthplace: "",
    birthcountry: "99352",
  }),
  person("rachida-godin", "Rachida GODIN, née au Maroc", {
    given_name: "Rachida",
    family_name: "GODIN",
    birthdate: "1966-06-06",
    birthplace: "",
    birthcountry: "99350",
  }),
  person("amadou-fleuret", "Amadou FLEURET, présumé né en novembre 1992", {
    given_name: "Amadou",
    family_name: "FLEURET",
    gender: "male",
    birthdate: "1992-11-00",
    birthplace: "69383",
  }),
  person("fatou-targe", "Fatou TARGE, présumée née en 1992", {
    given_name: "Fatou",
    family_name: "TARGE",
    birthdate: "1992-00-00",
    birthplace: "59350",
  }),
  person("sacha-laforge", "Sacha LAFORGE, genre non précisé", {
    given_name: "Sacha",
    family_name: "LAFORGE",
    gender: "unspecified",
    birthdate: "1988-08-08",
    birthplace: "35238",
  }),
  person("sans-lieu", "Identité sans lieu de naissance en France", { birthplace: "" }, refused),
  person("sans-courriel", "Identité sans adresse électronique", { email: undefined }, refused),
  person("sans-nom", "Identité au nom de famille vide", { family_name: "" }, refused),
  person("sans-prenom", "Identité sans prénom", { given_name: undefined }, refused),
  person("cog-invalide", "Identité au code de commune « AAAAA »", { birthplace: "AAAAA" }, refused),
  person("corse-minuscule", "Identité au code « 2a004 »", { birthplace: "2a004" }, refused),
  person("mois-zero", "Identité née le 12 d'un mois inconnu", { birthdate: "1992-00-12" }, refused),
  person("genre-invalide", "Identité au genre « homme »", { gender: "homme" }, refused),
  person(
    "lucien-disparu",
    "Lucien DISPARU, décédé",
    { given_name: "Lucien", family_name: "DISPARU", gender: "male", birthdate: "1931-03-03" },
    { outcome: "Y010015", civilStatus: "deceased" },
  ),
  person(
    "inconnu-registre",
    "Yann INTROUVABLE, absent du registre",
    { given_name: "Yann", family_name: "INTROUVABLE", gender: "male", birthdate: "1977-07-07" },
    { outcome: "Y010008", civilStatus: "not-found" },
  ),
  person(
    "fournisseur-refuse",
    "Claire PRUDENTE, n'accepte qu'impots.gouv.fr",
    { given_name: "Claire", family_name: "PRUDENTE", birthdate: "1983-11-21" },
    { outcome: "Y100011", acceptedProviders: ["impots-gouv"] },
  ),
];
