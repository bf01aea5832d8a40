import type { ErrorEntry } from "@/lib/errors/entry";

export const firstConnectionErrors = {
  PREMIERE_CONNEXION_SANS_OBJET: {
    status: 409,
    message:
      "La première connexion de ce compte ne peut pas être rouverte : il doit être actif, référent d'une structure active, sans moyen de connexion validé, avec un numéro de téléphone mobile enregistré.",
    support:
      "Unlink the device or record the number first; an aidant is helped by the référent of the structure.",
  },
} satisfies Record<string, ErrorEntry>;
