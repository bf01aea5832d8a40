import type { ErrorEntry } from "@/lib/errors/entry";

export const retentionErrors = {
  CONSERVATION_REFUSEE: {
    status: 403,
    message: "Seule l'administration technique gère la conservation des données.",
    support: "The account lacks the role TECHNICAL.",
  },
  CONSERVATION_RIEN_A_EFFACER: {
    status: 409,
    message: "Aucune donnée n'a atteint la fin de sa conservation. Il n'y a rien à demander.",
    support: "Nothing ended six years ago that is not erased or held (lib/retention).",
  },
  CONSERVATION_DEMANDE_EN_COURS: {
    status: 409,
    message:
      "Une demande d'effacement est déjà en cours. Approuvez-la ou annulez-la avant d'en faire une autre.",
    support: "One erasure_request may be open at a time.",
  },
  CONSERVATION_DEMANDE_INTROUVABLE: {
    status: 404,
    message: "Cette demande d'effacement est introuvable, annulée ou terminée.",
    support: "Unknown, cancelled or completed erasure_request.",
  },
  CONSERVATION_DEJA_APPROUVEE: {
    status: 409,
    message:
      "Vous avez déjà approuvé cette demande. La seconde approbation revient à un autre administrateur.",
    support: "Two different technical admins are needed.",
  },
  CONSERVATION_APPROBATIONS_FAITES: {
    status: 409,
    message: "Cette demande a ses deux approbations. L'effacement se fera la nuit prochaine.",
    support: "An approved erasure_request is executed by the task erase-evidence.",
  },
  CONSERVATION_SUJET_INTROUVABLE: {
    status: 404,
    message: "Cet usager ou ce mandat est introuvable. Vérifiez l'identifiant.",
    support: "Unknown usager, mandat of another usager, or already erased.",
  },
  CONSERVATION_DEJA_RETENU: {
    status: 409,
    message:
      "Une mesure de conservation est déjà en place. Levez-la d'abord pour changer son motif.",
    support: "One standing legal_hold an usager, and one a mandat.",
  },
  CONSERVATION_MESURE_INTROUVABLE: {
    status: 404,
    message: "Cette mesure de conservation est introuvable ou déjà levée.",
    support: "Unknown or lifted legal_hold.",
  },
  CONSERVATION_ARCHIVE_INTROUVABLE: {
    status: 404,
    message: "Aucun usager archivé ne porte cet identifiant.",
    support: "Unknown usager, not archived, or erased.",
  },
} satisfies Record<string, ErrorEntry>;
