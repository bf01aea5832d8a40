import { dateOf } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { lookupSiret, type SiretLookup } from "@/lib/sirene/lookup";
import type { IssuerActor } from "./issuer-actor";
import { countByIssuer } from "./limits";
import { knownPlaces } from "./known-places";

const UNKNOWN = { name: "", address: "", zipcode: "", city: "", cityInseeCode: null };

function columnsOf({ outcome, source, divergent, establishment }: SiretLookup) {
  const facts = { outcome, source, divergent };
  if (establishment === null) return { ...facts, ...UNKNOWN };
  const { name, address, zipcode, city, cityInseeCode, legalCategory, closedOn } = establishment;
  return {
    ...facts,
    ...{ name, address, zipcode, city, cityInseeCode, legalCategory },
    closedOn: closedOn ? dateOf(closedOn) : null,
  };
}

/**
 * Step 2 (V10): asks the registers about a SIRET whose digits are right, and keeps the answer; the SIRET
 * of a request comes from there only (V11). Nothing known at this SIRET: the issuer may go on at once.
 * @throws SIRET_INTROUVABLE; DEMANDE_TROP_DE_TENTATIVES after 30 an hour
 */
export async function checkSiret(
  ctx: Ctx,
  actor: IssuerActor,
  input: { siret: string },
): Promise<{ checkId: string }> {
  await countByIssuer(ctx, "siret", actor.issuerId);
  const { siret } = input;
  const lookup = await lookupSiret(ctx, siret);
  if (lookup.outcome === "NOT_FOUND")
    throw new DomainError("SIRET_INTROUVABLE", { field: "siret" });
  const places = await knownPlaces(ctx, siret);
  const isOpen = lookup.outcome !== "CLOSED_ESTABLISHMENT";
  const now = ctx.clock.now();
  const isFree = places.organisations.length === 0 && places.requests.length === 0;
  const { id } = await ctx.db.siretCheck.create({
    data: {
      ...columnsOf(lookup),
      issuerId: actor.issuerId,
      siret,
      passedAt: isOpen && isFree ? now : null,
      createdAt: now,
    },
    select: { id: true },
  });
  return { checkId: id };
}
