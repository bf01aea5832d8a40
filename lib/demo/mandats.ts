import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { OfferedDuree } from "@/lib/mandat/duration";
import type { CivilIdentity } from "@/lib/usager/identify-usager";

type PersonKey = "gisele" | "bakary" | "yvonne" | "farid" | "monique" | "leandre" | "solange";

/** One mandat of the demonstration, signed in the past through the same use cases as any other. */
export interface DemoMandat {
  /** Address of the aidant who signs, in its current structure. */
  aidant: string;
  person: PersonKey;
  demarches: readonly DemarcheKey[];
  duree: OfferedDuree;
  /** Days between the signature and today. */
  daysAgo: number;
  /** Ended at the person's request, so many days after the signature. */
  revokedAfterDays?: number;
  /** One démarche ended in the same way, the others running on. */
  revokedDemarche?: { demarche: DemarcheKey; afterDays: number };
}

const person = (
  given: string,
  family: string,
  more: Pick<CivilIdentity, "birthdate" | "birthplace"> & Partial<CivilIdentity>,
): CivilIdentity => ({
  fcSub: `demonstration:${given}:${family}`,
  givenName: given,
  familyName: family,
  preferredUsername: null,
  gender: "female",
  birthdateIdp: null,
  birthcountry: "99100",
  email: null,
  ...more,
});

/** Invented people, whom the FranceConnect simulator does not know by these identifiers. */
export const DEMO_PERSONS: Readonly<Record<PersonKey, CivilIdentity>> = {
  gisele: person("Gisèle Marthe", "ROUSSEAU", { birthdate: "1944-02-17", birthplace: "02722" }),
  bakary: person("Bakary", "KONATÉ", {
    birthdate: "1978-11-30",
    birthplace: null,
    birthcountry: "99335",
    gender: "male",
  }),
  yvonne: person("Yvonne", "LE GOFF", { birthdate: "1951-07-04", birthplace: "29019" }),
  farid: person("Farid", "BENALI", {
    birthdate: "1966-05-21",
    birthplace: "59350",
    gender: "male",
    email: "farid.benali@exemple.test",
  }),
  monique: person("Monique Andrée", "CARPENTIER", {
    birthdate: "1938-12-09",
    birthplace: "60057",
    preferredUsername: "LEROUX",
  }),
  leandre: person("Léandre", "HOARAU", {
    birthdate: "1989-03-12",
    birthplace: "97411",
    gender: "male",
  }),
  solange: person("Solange", "PETITJEAN", { birthdate: "1957-10-25", birthplace: "75112" }),
};

const CAMILLE = "camille.laurent@betagouv.test";
const NOEMIE = "noemie.garnier@betagouv.test";
const PASCAL = "pascal.delmas@pixl.test";
const LUCIE = "lucie.bertin@pixl.test";
const ALIX = "alix.fontaine@equipe.test";

/** Running, ending soon, ended, revoked and replaced mandats. */
export const DEMO_MANDATS: readonly DemoMandat[] = [
  {
    aidant: PASCAL,
    person: "gisele",
    demarches: ["argent", "social"],
    duree: "LONG",
    daysAgo: 350,
  },
  { aidant: NOEMIE, person: "monique", demarches: ["logement"], duree: "SEMESTER", daysAgo: 300 },
  {
    aidant: CAMILLE,
    person: "yvonne",
    demarches: ["papiers", "transports"],
    duree: "LONG",
    daysAgo: 120,
  },
  {
    aidant: LUCIE,
    person: "farid",
    demarches: ["travail", "famille"],
    duree: "SEMESTER",
    daysAgo: 90,
    revokedAfterDays: 12,
  },
  { aidant: CAMILLE, person: "bakary", demarches: ["etranger"], duree: "MONTH", daysAgo: 60 },
  {
    aidant: CAMILLE,
    person: "yvonne",
    demarches: ["papiers", "transports", "social"],
    duree: "LONG",
    daysAgo: 30,
  },
  {
    aidant: PASCAL,
    person: "leandre",
    demarches: ["justice", "papiers"],
    duree: "SEMESTER",
    daysAgo: 20,
    revokedDemarche: { demarche: "papiers", afterDays: 6 },
  },
  { aidant: ALIX, person: "solange", demarches: ["loisirs"], duree: "SEMESTER", daysAgo: 15 },
  {
    aidant: NOEMIE,
    person: "monique",
    demarches: ["social", "logement"],
    duree: "LONG",
    daysAgo: 8,
  },
  { aidant: CAMILLE, person: "solange", demarches: ["argent"], duree: "SHORT", daysAgo: 5 },
  {
    aidant: CAMILLE,
    person: "bakary",
    demarches: ["etranger", "travail"],
    duree: "MONTH",
    daysAgo: 2,
  },
];
