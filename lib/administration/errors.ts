import type { ErrorEntry } from "@/lib/errors/entry";

export const administrationErrors = {
  ADMIN_EXISTE: {
    status: 409,
    message:
      "Un administrateur technique qui peut se connecter existe déjà : demandez-lui d'ajouter ce compte.",
    support:
      "npm run admin:create does it all the same with --force, for instance after a lost phone.",
  },
  ADMIN_COMPTE_INACTIF: {
    status: 409,
    message: "Ce compte est désactivé : réactivez-le, ou choisissez une autre adresse.",
    support: "npm run admin:create was given the address of a deactivated account.",
  },
  ADMIN_ROLE_REFUSE: {
    status: 403,
    message: "Votre rôle dans l'équipe ne permet pas cet acte.",
    support: "The account is of the team, without the role that the act demands (staff_role).",
  },
  TRANSFERT_CIBLE_REFUSEE: {
    status: 422,
    message: "Cette structure n'existe pas ou n'est plus active : aucun mandat n'a été transféré.",
    support: "The target of a transfer is unknown or deactivated; nothing was moved.",
  },
} satisfies Record<string, ErrorEntry>;
