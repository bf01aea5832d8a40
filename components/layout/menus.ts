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

/** Roots of spaces: current only on their own page, not on every page below. */
const HOMES = ["/", "/espace-aidant", "/espace-referent"];

/** Value of aria-current for an entry: the page itself, a page of its section, or nothing (NAV-4). */
export function currentOf(entry: MenuEntry, path: string): "page" | "true" | undefined {
  const here = withoutFinalSlash(path);
  const own = withoutFinalSlash(entry.href);
  if (here === own) return "page";
  const sections = [...(HOMES.includes(own) ? [] : [own]), ...(entry.sections ?? [])];
  return sections.some((s) => here === s || here.startsWith(`${s}/`)) ? "true" : undefined;
}
