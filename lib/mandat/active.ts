import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Autorisations that can be used at `now` for an organisation (mandats §1.4): not revoked, mandat not
 * expired (still valid at the exact instant of its expiry), organisation active.
 */
export const activeAutorisations = (now: Date, organisationId: string) =>
  ({
    organisationId,
    revokedAt: null,
    startsAt: { lte: now },
    expiresAt: { gte: now },
    organisation: { deactivatedAt: null },
    usager: { archivedAt: null },
  }) satisfies Prisma.AutorisationWhereInput;
