import type { ReferentActor } from "@/lib/auth/actor";
import type { MeansAuthor } from "./means-confirmed";

/** A référent who acts on the means of `holderId`, as the holder's mail names them. */
export const authorOf = (actor: ReferentActor, holderId: string): MeansAuthor => ({
  actor,
  named:
    actor.userId === holderId
      ? "par vous-même"
      : `par ${actor.fullName}, référent ou référente de ${actor.organisationName}`,
});
