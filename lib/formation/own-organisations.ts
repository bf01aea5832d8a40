import type { ReferentActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/generated/prisma/client";

/** The active organisations of which the actor is référent, whichever is current. */
export const ownOrganisations = (actor: ReferentActor): Prisma.OrganisationWhereInput => ({
  deactivatedAt: null,
  memberships: {
    some: {
      userId: actor.userId,
      referentSince: { not: null },
      user: { deactivatedAt: null },
    },
  },
});
