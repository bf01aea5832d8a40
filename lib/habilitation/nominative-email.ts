/** First parts of addresses that belong to a place or a function, not to a person (V5). */
const GENERIC = new Set(
  `accueil administration administratif admin agence aide aidants aidantsconnect antenne asso association
  bibliotheque bonjour bureau cabinet ccas cdad centre centresocial cias commune communication compta
  comptabilite conseil contact contacts coordination courrier cyberbase departement dgs direction directeur
  directrice drh economat emploi enfance epn equipe espace espacenumerique etatcivil fablab finances
  formation foyer france franceservice franceservices gestion guichet hello info information informations
  infos insertion jeunesse juridique logement mail mairie maison mediation mediateur mediatheque mfs mission
  missionlocale mjc msap msa municipalite numerique office permanence pimms planning pole prefecture
  president presidence presidente quartier rdv recrutement referent reception relais residence rh rsa
  scolarite secretaire secretariat service services social solidarite solidarites structure support
  tierslieu tourisme udaf urbanisme usager usagers vie villa ville webmaster`.split(/\s+/),
);

/** Closed on 15 November 2024: nobody reads these addresses (V6). */
const CLOSED_DOMAINS = ["conseiller-numerique.fr"];

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const words = (text: string): string[] =>
  plain(text)
    .split(/[^a-z]+/)
    .filter(Boolean);
const joined = (text: string): string => words(text).join("");

const localOf = (email: string): string => email.split("@")[0] ?? "";

export const hasClosedDomain = (email: string): boolean =>
  CLOSED_DOMAINS.includes(email.split("@")[1] ?? "");

/**
 * Whether an address is that of a place or of a function: refused (V5).
 * @param places names of the structure and of its commune, when known
 */
export function isGenericEmail(email: string, places: readonly string[] = []): boolean {
  const parts = words(localOf(email));
  if (parts.length === 0 || parts.every((part) => GENERIC.has(part))) return true;
  const whole = parts.join("");
  return GENERIC.has(whole) || places.some((place) => joined(place) === whole);
}

/** Whether an address has nothing of the name of its person: accepted, and looked at by the team (V5). */
export function isUnlikeName(
  email: string,
  { firstName, lastName }: { firstName: string; lastName: string },
): boolean {
  const names = [...words(firstName), ...words(lastName)];
  const whole = joined(localOf(email));
  if (names.some((name) => name.length >= 2 && whole.includes(name))) return false;
  const initials = new Set(names.map((name) => name[0]));
  return !words(localOf(email)).some(
    (part) => part.length <= 3 && Array.from(part).every((letter) => initials.has(letter)),
  );
}
