import type { StructureKey } from "./structures";

/** One invented account of the demonstration. */
export interface DemoAccount {
  email: string;
  firstName: string;
  lastName: string;
  profession: string;
  /** The first one is the current structure. */
  structures: readonly [StructureKey, ...StructureKey[]];
  devices: readonly ("APP" | "CARD")[];
  referent?: boolean;
  referentNonAidant?: boolean;
  cguAccepted?: false;
  /** What this account lets one try, in French. */
  purpose: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: "camille.laurent@betagouv.test",
    firstName: "Camille",
    lastName: "Laurent",
    profession: "Travailleuse sociale",
    structures: ["betagouv"],
    devices: ["APP"],
    purpose: "créer et utiliser des mandats",
  },
  {
    email: "noemie.garnier@betagouv.test",
    firstName: "Noémie",
    lastName: "Garnier",
    profession: "Médiatrice numérique",
    structures: ["betagouv"],
    devices: ["CARD"],
    purpose: "se connecter avec une carte physique",
  },
  {
    email: "pascal.delmas@pixl.test",
    firstName: "Pascal",
    lastName: "Delmas",
    profession: "Conseiller numérique",
    structures: ["pixl"],
    devices: ["APP", "CARD"],
    referent: true,
    purpose: "référent et aidant, carte et application",
  },
  {
    email: "ines.moreau@betagouv.test",
    firstName: "Inès",
    lastName: "Moreau",
    profession: "Directrice",
    structures: ["betagouv"],
    devices: ["APP"],
    referent: true,
    referentNonAidant: true,
    purpose: "référente qui n'est pas aidante",
  },
  {
    email: "lucie.bertin@pixl.test",
    firstName: "Lucie",
    lastName: "Bertin",
    profession: "Secrétaire de mairie",
    structures: ["pixl", "betagouv"],
    devices: ["APP"],
    purpose: "membre de deux structures",
  },
  {
    email: "samir.haddad@pixl.test",
    firstName: "Samir",
    lastName: "Haddad",
    profession: "Agent d'accueil",
    structures: ["pixl"],
    devices: ["APP"],
    cguAccepted: false,
    purpose: "première connexion, conditions d'utilisation à accepter",
  },
  {
    email: "alix.fontaine@equipe.test",
    firstName: "Alix",
    lastName: "Fontaine",
    profession: "Chargée de déploiement",
    structures: ["equipe"],
    devices: ["APP"],
    purpose: "structure exclue des statistiques",
  },
];

/** Role as the demonstration page and the terminal name it. */
export function roleOf(account: {
  referent: boolean;
  canCreateMandats: boolean;
}): "Aidant" | "Référent" | "Référent et aidant" {
  if (!account.referent) return "Aidant";
  return account.canCreateMandats ? "Référent et aidant" : "Référent";
}
