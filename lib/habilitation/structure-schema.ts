import { z } from "zod";
import { ASSOCIATION_TYPE, isOrganisationType, OTHER_TYPE } from "./organisation-types";
import { plainText, required } from "./person-schema";

const REQUIRED = "Ce champ est obligatoire.";
const MOST_DEMARCHES = 100_000;

/** `www.ville.fr` is https; whatever is no web address is refused (V15). */
function webAddress(typed: string): string | null {
  if (typed === "") return "";
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(typed);
  const address = hasScheme ? typed : `https://${typed}`;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { hostname, href, username } = new URL(address);
  return hostname.includes(".") && username === "" ? href : null;
}

const zipcode = z
  .string()
  .default("")
  .transform((typed) => typed.replace(/[\s\u00a0\u202f]/g, ""))
  .refine((code) => code !== "", "Le champ « code postal » est obligatoire.")
  .refine((code) => code === "" || /^\d{5}$/.test(code), "Veuillez entrer un code postal valide");

const fields = z.object({
  name: required(255, "Saisissez le nom de la structure."),
  type: z
    .string()
    .default("")
    .refine(
      (id) => /^\d+$/.test(id) && isOrganisationType(Number(id)),
      "Choisissez un type de structure.",
    )
    .transform(Number),
  typeOther: plainText(200),
  franceServicesLabel: z
    .string()
    .default("")
    .transform((ticked) => ticked === "on"),
  franceServicesNumber: plainText(20),
  address: required(255, "Saisissez le numéro et la voie."),
  addressComplement: plainText(255),
  zipcode,
  city: required(255, "Le champ « ville » est obligatoire."),
  /** Commune of the suggestion that was picked; judged against postal code and city (V17). */
  cityInseeCode: z
    .string()
    .default("")
    .transform((code) => (/^[0-9][0-9AB][0-9]{3}$/.test(code) ? code : "")),
  webSite: plainText(500)
    .transform(webAddress)
    .refine(
      (address) => address !== null,
      "Saisissez une adresse de site, par exemple https://www.ville.fr.",
    ),
  missionDescription: plainText(5_000, { lines: true }),
  avgNbDemarches: plainText(20)
    .refine(
      (typed) => typed === "" || (/^\d{1,6}$/.test(typed) && Number(typed) <= MOST_DEMARCHES),
      "Saisissez un nombre entier, de 0 à 100 000.",
    )
    .transform((typed) => (typed === "" ? null : Number(typed))),
});

type Fields = z.output<typeof fields>;

/** Rules between fields are checked even when another field is wrong: every message comes at once. */
const always = { when: () => true };
const isAssociation = ({ type }: Partial<Fields>): boolean => type === ASSOCIATION_TYPE;

/** Step 3 (V12 to V17). What belongs to a choice that was not made is blanked. */
export const structureSchema = fields
  .refine(({ type, typeOther }) => type !== OTHER_TYPE || typeOther !== "", {
    path: ["typeOther"],
    error: "Précisez le type d'organisation.",
    ...always,
  })
  .refine(
    ({ franceServicesLabel: label, franceServicesNumber: number }) => !label || number !== "",
    {
      path: ["franceServicesNumber"],
      error: "Saisissez le numéro d'immatriculation France Services.",
      ...always,
    },
  )
  .refine(
    ({ franceServicesLabel: label, franceServicesNumber: number }) =>
      !label || number === "" || /^[A-Za-z0-9 -]{3,20}$/.test(number),
    {
      path: ["franceServicesNumber"],
      error: "Ce numéro a de 3 à 20 lettres ou chiffres.",
      ...always,
    },
  )
  .refine((typed) => isAssociation(typed) || typed.missionDescription !== "", {
    path: ["missionDescription"],
    error: REQUIRED,
    ...always,
  })
  .refine((typed) => isAssociation(typed) || typed.avgNbDemarches !== null, {
    path: ["avgNbDemarches"],
    error: REQUIRED,
    ...always,
  })
  .transform((typed) => ({
    ...typed,
    typeOther: typed.type === OTHER_TYPE ? typed.typeOther : "",
    franceServicesNumber: typed.franceServicesLabel ? typed.franceServicesNumber : "",
  }));

export type StructureInput = z.output<typeof structureSchema>;
