import { hasStaffRole, type StaffRole } from "@/lib/administration/roles";
import { isKnownPath } from "@/lib/http/known-routes";
import { withoutFinalSlash } from "@/lib/http/paths";

export interface MenuEntry {
  label: string;
  href: string;
  /** Other sections that belong to this entry. */
  sections?: readonly string[];
}

const PUBLIC: readonly MenuEntry[] = [
  { label: "Accueil", href: "/" },
  { label: "Habilitation", href: "/habilitation" },
  { label: "Formation", href: "/formation" },
  { label: "Témoignages", href: "/temoignages" },
  { label: "Ressources", href: "/ressources" },
  { label: "Statistiques", href: "/stats" },
  { label: "Aide", href: "/faq", sections: ["/aide"] },
];

/** Menu of public pages, the same for everybody (NAV-3); a page that does not exist has no entry. */
export const publicMenu = (): MenuEntry[] => PUBLIC.filter(({ href }) => isKnownPath(href));

/** Menu of the espace aidant (public-site §1.2). */
export function aidantMenu(canCreateMandats: boolean): MenuEntry[] {
  const home = { label: "Accueil", href: "/espace-aidant/" };
  if (!canCreateMandats) return [home];
  return [
    home,
    { label: "Mandats", href: "/espace-aidant/usagers/", sections: ["/espace-aidant/mandats"] },
    {
      label: "Créer un mandat",
      href: "/espace-aidant/creation_mandat/",
      sections: ["/espace-aidant/renew_mandat"],
    },
  ];
}

interface StaffEntry extends MenuEntry {
  /** Role that opens the page. */
  role: StaffRole;
  /** What one does there, said on the home of the administration. */
  detail: string;
  icon: string;
}

/** Services of /administration/ (habilitation §7.1), in the order of its menu and of its home. */
const STAFF: readonly StaffEntry[] = [
  {
    role: "TEAM",
    label: "Comptes",
    detail: "Retrouver un compte, dépanner sa connexion, le désactiver",
    href: "/administration/comptes/",
    icon: "fr-icon-account-circle-line",
  },
  {
    role: "TEAM",
    label: "Changements",
    detail: "Valider ou refuser les changements de structure demandés",
    href: "/administration/changements/",
    icon: "fr-icon-arrow-right-line",
  },
  {
    role: "TEAM",
    label: "Cartes",
    detail: "Consulter le stock de cartes physiques, en importer",
    href: "/administration/cartes/",
    icon: "fr-icon-bank-card-line",
  },
  {
    role: "METIER",
    label: "Traductions",
    detail: "Rédiger et relire les traductions du mandat",
    href: "/administration/traductions/",
    icon: "fr-icon-translate-2",
  },
  {
    role: "METIER",
    label: "Messages",
    detail: "Écrire sur l’accueil des aidants et des référents",
    href: "/administration/messages/",
    icon: "fr-icon-notification-3-line",
  },
  {
    role: "TEAM",
    label: "Structures",
    detail: "Retrouver une structure, la suspendre, la rétablir",
    href: "/administration/structures/",
    icon: "fr-icon-building-line",
  },
  {
    role: "TECHNICAL",
    label: "Mandats",
    detail: "Rechercher des mandats, les transférer à une autre structure",
    href: "/administration/mandats/",
    icon: "fr-icon-folder-2-line",
  },
  {
    role: "TECHNICAL",
    label: "Usagers",
    detail: "Rechercher une personne accompagnée",
    href: "/administration/usagers/",
    icon: "fr-icon-user-line",
  },
  {
    role: "TECHNICAL",
    label: "Journal",
    detail: "Retrouver qui a fait quoi, et quand",
    href: "/administration/journal/",
    icon: "fr-icon-booklet-line",
  },
  {
    role: "TECHNICAL",
    label: "Usagers à informer",
    detail: "Noter qui a été prévenu de la fin de son mandat",
    href: "/administration/usagers-a-informer/",
    icon: "fr-icon-megaphone-line",
  },
  {
    role: "TECHNICAL",
    label: "Conservation",
    detail: "Archiver, effacer après deux approbations, retenir",
    href: "/administration/conservation/",
    icon: "fr-icon-archive-line",
  },
];

/** What these roles may do; a page that does not exist has no entry. */
export const staffServices = (roles: readonly StaffRole[]): StaffEntry[] =>
  STAFF.filter(({ href, role }) => isKnownPath(href) && hasStaffRole(roles, role));

/** Menu of /administration/. */
export const staffMenu = (roles: readonly StaffRole[]): MenuEntry[] => [
  { label: "Administration", href: "/administration/" },
  ...staffServices(roles),
];

const REFERENT: readonly MenuEntry[] = [
  { label: "Accueil", href: "/espace-referent/" },
  { label: "Aidants", href: "/espace-referent/aidants/", sections: ["/espace-referent/aidant"] },
  { label: "Référents", href: "/espace-referent/referents/" },
  {
    label: "Demandes en cours",
    href: "/espace-referent/demandes/",
    sections: ["/espace-referent/aidant-a-former"],
  },
  { label: "Mon organisation", href: "/espace-referent/organisation/" },
  { label: "Aide", href: "/espace-referent/aide/" },
];

/** Menu of the espace référent: the six entries of the seed (decision 75), those that exist. */
export const referentMenu = (): MenuEntry[] => REFERENT.filter(({ href }) => isKnownPath(href));

/** Roots of spaces: current only on their own page, not on every page below. */
const HOMES = ["/", "/administration", "/espace-aidant", "/espace-referent"];

/** Value of aria-current for an entry: the page itself, a page of its section, or nothing (NAV-4). */
export function currentOf(entry: MenuEntry, path: string): "page" | "true" | undefined {
  const here = withoutFinalSlash(path);
  const own = withoutFinalSlash(entry.href);
  if (here === own) return "page";
  const sections = [...(HOMES.includes(own) ? [] : [own]), ...(entry.sections ?? [])];
  return sections.some((s) => here === s || here.startsWith(`${s}/`)) ? "true" : undefined;
}
