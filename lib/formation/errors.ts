import type { ErrorEntry } from "@/lib/errors/entry";

export const formationErrors = {
  DEMANDE_INTROUVABLE: {
    status: 404,
    message:
      "Cette demande est introuvable, ou elle n'est plus dans un état qui permet cette action.",
    support: "Unknown request, of another structure, or in a status that excludes the act.",
  },
  SESSION_COMPLETE: {
    status: 409,
    message: "Cette session est complète. Choisissez-en une autre.",
    support: "The last seat was taken between the page and the form.",
  },
  SESSION_INDISPONIBLE: {
    status: 409,
    message:
      "Cette session n'est plus ouverte aux inscriptions. Choisissez une session de la liste.",
    support:
      "Unknown, unpublished, cancelled, too close, reserved to others or of another network.",
  },
} satisfies Record<string, ErrorEntry>;
