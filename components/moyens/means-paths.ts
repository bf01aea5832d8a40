import { memberHref } from "@/components/referent/member-texts";

/** Pages about the means of connection of one person, under the person's own. */
export type MeansPage =
  | "type-carte"
  | "lier-carte"
  | "valider-carte"
  | "resynchroniser-carte"
  | "supprimer-carte"
  | "ajouter-otp-app"
  | "supprimer-otp-app";

export const meansHref = (userId: string, page: MeansPage): string =>
  `${memberHref(userId)}${page}/`;
