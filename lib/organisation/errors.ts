import type { ErrorEntry } from "@/lib/errors/entry";

export const organisationErrors = {
  ORGANISATION_NOT_SELECTABLE: {
    status: 404,
    message: "Il est impossible de sélectionner cette organisation.",
    support: "The person is not a member of it, or it is inactive or unknown.",
  },
} satisfies Record<string, ErrorEntry>;
