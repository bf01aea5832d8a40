/** A page that search engines may list and people may share (public-site §1.1, §1.5). */
export interface PublicPage {
  /** Canonical path. */
  path: string;
  title: string;
  /** Unlike any other's; shown by search engines and where the page is shared. */
  description: string;
}

/** Every public page, by the name of its share image. */
export const PUBLIC_PAGES = {
  accueil: {
    path: "/",
    title: "Accompagnez vos usagers en toute sécurité",
    description:
      "Aidants Connect permet aux professionnels de l’accompagnement de réaliser des démarches en ligne pour le compte d’usagers, avec leur mandat et par FranceConnect.",
  },
  habilitation: {
    path: "/habilitation",
    title: "Habilitation",
    description: "Quelles structures peuvent être habilitées à Aidants Connect, et comment.",
  },
  stats: {
    path: "/stats",
    title: "Statistiques",
    description:
      "Démarches réalisées, personnes accompagnées, mandats, aidants et structures d’Aidants Connect, en temps réel.",
  },
  verification: {
    path: "/verification/preuve",
    title: "Vérifier une preuve",
    description:
      "Vérifiez qu’un acte d’Aidants Connect est inscrit au journal scellé du service, sans compte.",
  },
  connexion: {
    path: "/accounts/login/",
    title: "Connectez-vous",
    description: "Connexion des aidants et des référents habilités à Aidants Connect.",
  },
  "plan-du-site": {
    path: "/plan-du-site",
    title: "Plan du site",
    description: "Toutes les pages d’Aidants Connect.",
  },
  accessibilite: {
    path: "/accessibilite",
    title: "Accessibilité",
    description: "Déclaration d’accessibilité d’Aidants Connect.",
  },
  "mentions-legales": {
    path: "/mentions-legales",
    title: "Mentions légales",
    description:
      "Éditeur, publication, hébergement et réutilisation des contenus d’Aidants Connect.",
  },
  "politique-confidentialite": {
    path: "/politique-confidentialite",
    title: "Politique de confidentialité",
    description: "Données traitées par Aidants Connect, finalités, durées et droits des personnes.",
  },
  cgu: {
    path: "/cgu",
    title: "Conditions générales d’utilisation",
    description: "Règles d’utilisation d’Aidants Connect par les structures, référents et aidants.",
  },
  securite: {
    path: "/securite",
    title: "Sécurité",
    description: "Mesures de sécurité d’Aidants Connect et signalement d’une vulnérabilité.",
  },
  contact: {
    path: "/contact",
    title: "Contact",
    description: "Joindre l’équipe d’Aidants Connect.",
  },
} as const satisfies Record<string, PublicPage>;

export type PublicPageName = keyof typeof PUBLIC_PAGES;

/** The page of a share image's name, as it comes in an address. */
export function findPublicPage(name: string): PublicPage | null {
  return Object.entries<PublicPage>(PUBLIC_PAGES).find(([known]) => known === name)?.[1] ?? null;
}
