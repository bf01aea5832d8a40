import type { ErrorEntry } from "@/lib/errors/entry";

export const compteErrors = {
  COMPTE_INTROUVABLE: {
    status: 404,
    message: "Ce compte n'existe pas.",
    support: "No account has this identifier.",
  },
  COMPTE_INACTIF: {
    status: 409,
    message: "Ce compte est désactivé : réactivez-le d'abord.",
    support: "The act concerns active accounts only.",
  },
  COMPTE_DEJA_INACTIF: {
    status: 409,
    message: "Ce compte est déjà désactivé : rien n'a été modifié.",
    support: "Somebody deactivated it meanwhile.",
  },
  COMPTE_DEJA_ACTIF: {
    status: 409,
    message: "Ce compte est déjà actif : rien n'a été modifié.",
    support: "Somebody reactivated it meanwhile.",
  },
  COMPTE_SOI_MEME: {
    status: 403,
    message:
      "Vous ne pouvez pas faire cet acte sur votre propre compte : demandez-le à un collègue.",
    support: "A member of the team acted on their own account.",
  },
  COMPTE_EQUIPE: {
    status: 403,
    message:
      "Ce compte appartient à l'équipe : seule l'administration technique peut faire cet acte.",
    support: "Accounts with a staff role are handled by technical admins (habilitation §7.1).",
  },
  COMPTE_SANS_SUSPENSION: {
    status: 409,
    message: "La connexion de ce compte n'est plus suspendue : rien n'a été modifié.",
    support: "Somebody re-enabled it meanwhile, or it never reached AUTH_HARD_FAILS.",
  },
  COMPTE_DEJA_EQUIPE: {
    status: 409,
    message:
      "Cette personne a un moyen de connexion validé : faites-le d'abord délier, puis créez un code de dépannage.",
    support: "A bypass code is for who has no confirmed device; the hourly purge would delete it.",
  },
  COMPTE_ADRESSE_PRISE: {
    status: 409,
    message: "Cette adresse est déjà celle d'un compte : choisissez-en une autre.",
    support: "Addresses are unique whatever their case.",
  },
  ADRESSE_LIEN_PERIME: {
    status: 410,
    message: "Ce lien ne fonctionne plus. Demandez-en un nouveau à l'équipe d'Aidants Connect.",
    support: "Link of a change of address unknown, used, replaced or older than 72 hours.",
  },
  COMPTE_NON_REFERENT: {
    status: 409,
    message:
      "Ce compte n'est référent d'aucune structure active : le numéro de mobile ne sert qu'à la première connexion des référents.",
    support: "Phones are kept for référents only (auth-referent §1.2).",
  },
} satisfies Record<string, ErrorEntry>;
