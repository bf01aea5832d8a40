import { hasStaffRole, type StaffRole } from "@/lib/administration/roles";
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
  /** E.164. */
  phone?: string;
  referent?: boolean;
  referentNonAidant?: boolean;
  cguAccepted?: false;
  /** Closed by a référent: shown to référents, signs in no more. */
  deactivated?: true;
  /** Role in the service's own team: such an account signs no mandat. */
  staff?: StaffRole;
  /** AUTH_HARD_FAILS was reached. */
  suspended?: true;
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
  {
    email: "maud.lenoir@equipe.test",
    firstName: "Maud",
    lastName: "Lenoir",
    profession: "Responsable technique",
    structures: ["equipe"],
    devices: ["APP"],
    staff: "TECHNICAL",
    purpose: "administration technique : recherche, transfert, journal",
  },
  {
    email: "hugo.perrier@equipe.test",
    firstName: "Hugo",
    lastName: "Perrier",
    profession: "Responsable de la sécurité",
    structures: ["equipe"],
    devices: ["APP"],
    staff: "TECHNICAL",
    purpose: "administration technique : seconde approbation d'un effacement",
  },
  {
    email: "theo.masson@equipe.test",
    firstName: "Théo",
    lastName: "Masson",
    profession: "Chargé de contenus",
    structures: ["equipe"],
    devices: ["APP"],
    staff: "METIER",
    purpose: "administration métier : comptes, messages, traductions",
  },
  {
    email: "jean.dupont@betagouv.test",
    firstName: "Jean",
    lastName: "Dupont",
    profession: "Responsable de service",
    structures: ["betagouv"],
    devices: [],
    phone: "+33601010101",
    referent: true,
    referentNonAidant: true,
    cguAccepted: false,
    purpose: "référent sans moyen de connexion : code de première connexion par SMS",
  },
  {
    email: "rachid.benoit@pixl.test",
    firstName: "Rachid",
    lastName: "Benoit",
    profession: "Conseiller France services",
    structures: ["pixl"],
    devices: ["APP"],
    suspended: true,
    purpose: "connexion suspendue après de nombreux codes erronés",
  },
  {
    email: "solene.vasseur@pixl.test",
    firstName: "Solène",
    lastName: "Vasseur",
    profession: "Directrice adjointe",
    structures: ["pixl"],
    devices: [],
    referent: true,
    purpose: "référente sans numéro de mobile : l'équipe l'enregistre d'abord",
  },
  {
    email: "bruno.lefort@pixl.test",
    firstName: "Bruno",
    lastName: "Lefort",
    profession: "Coordinateur",
    structures: ["pixl", "betagouv"],
    devices: ["APP"],
    referent: true,
    purpose: "référent de deux structures",
  },
  {
    email: "malik.benali@pixl.test",
    firstName: "Malik",
    lastName: "Benali",
    profession: "Médiateur numérique",
    structures: ["pixl"],
    devices: [],
    purpose: "aidant sans moyen de connexion",
  },
  {
    email: "julie.renard@pixl.test",
    firstName: "Julie",
    lastName: "Renard",
    profession: "Assistante sociale",
    structures: ["pixl"],
    devices: ["CARD"],
    deactivated: true,
    purpose: "compte désactivé, carte à récupérer",
  },
];

/** Role as the demonstration page and the terminal name it. */
export function roleOf(account: {
  referent: boolean;
  canCreateMandats: boolean;
  staff: readonly StaffRole[];
}): string {
  if (account.staff.length > 0) {
    return hasStaffRole(account.staff, "TECHNICAL")
      ? "Administrateur technique"
      : "Administrateur métier";
  }
  if (!account.referent) return "Aidant";
  return account.canCreateMandats ? "Référent et aidant" : "Référent";
}
