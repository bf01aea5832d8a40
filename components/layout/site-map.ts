import { accessibilityMention } from "@/lib/accessibilite/mention";
import { systemClock } from "@/lib/clock";
import { isKnownPath } from "@/lib/http/known-routes";
import { publicMenu } from "./menus";

interface Link {
  label: string;
  href: string;
}

/** Pages of obligations, in the order of the footer (NAV-9). */
const everyObligation = (): Link[] => [
  { label: "Plan du site", href: "/plan-du-site" },
  { label: accessibilityMention(systemClock.now()), href: "/accessibilite" },
  { label: "Mentions légales", href: "/mentions-legales" },
  { label: "Politique de confidentialité", href: "/politique-confidentialite" },
  { label: "Conditions générales d’utilisation", href: "/cgu" },
  { label: "Statistiques", href: "/stats" },
  { label: "Budget", href: "/budget" },
  { label: "Sécurité", href: "/securite" },
  { label: "Écoconception", href: "/ecoconception" },
  { label: "Contact", href: "/contact" },
];

/** Links of the footer; a page that does not exist has none. */
export const obligations = (): Link[] => everyObligation().filter(({ href }) => isKnownPath(href));

/** Second way to every public page (LEG-6). */
export function siteMap(): { title: string; pages: Link[] }[] {
  const menu = publicMenu();
  const others = obligations().filter(({ href }) => !menu.some((entry) => entry.href === href));
  return [
    { title: "Découvrir le service", pages: menu },
    {
      title: "Se connecter",
      pages: [{ label: "Espace aidant et espace référent", href: "/accounts/login/" }],
    },
    {
      title: "Vérifier un mandat",
      pages: [
        { label: "Vérifier une preuve d’inscription au journal", href: "/verification/preuve" },
      ],
    },
    { title: "Informations et obligations", pages: others },
  ];
}
