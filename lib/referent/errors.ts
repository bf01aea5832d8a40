import type { ErrorEntry } from "@/lib/errors/entry";

export const referentErrors = {
  REFERENT_REFUSE: {
    status: 403,
    message: "Vous n'êtes plus référent de cette structure : rien n'a été enregistré.",
    support: "The référent right, the account or the organisation ended in mid-session.",
  },
} satisfies Record<string, ErrorEntry>;
