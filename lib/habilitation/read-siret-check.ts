import type { Ctx } from "@/lib/context.types";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import type { SiretCheck } from "@/lib/generated/prisma/client";
import { isSiret } from "@/lib/sirene/siret";
import type { IssuerActor } from "./issuer-actor";
import { knownPlaces, type KnownPlace } from "./known-places";

export interface SiretResult {
  check: SiretCheck;
  organisations: KnownPlace[];
  requests: KnownPlace[];
}

/**
 * Result of a check of the issuer, with what the service knows there now.
 * @throws DEMANDE_INTROUVABLE when it is unknown or somebody else's
 */
export async function readSiretCheck(
  ctx: Ctx,
  actor: IssuerActor,
  checkId: string,
): Promise<SiretResult> {
  const check = isUuid(checkId)
    ? await ctx.db.siretCheck.findFirst({ where: { id: checkId, issuerId: actor.issuerId } })
    : null;
  if (check === null) throw new DomainError("DEMANDE_INTROUVABLE");
  return { check, ...(await knownPlaces(ctx, check.siret)) };
}

/** The last check of this SIRET that lets its issuer go on. */
export async function findPassedCheck(
  ctx: Pick<Ctx, "db">,
  actor: IssuerActor,
  siret: string,
): Promise<SiretCheck | null> {
  if (!isSiret(siret)) return null;
  return ctx.db.siretCheck.findFirst({
    where: { issuerId: actor.issuerId, siret, passedAt: { not: null } },
    orderBy: { passedAt: "desc" },
  });
}
