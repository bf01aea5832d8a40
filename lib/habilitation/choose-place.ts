import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import type { IssuerActor } from "./issuer-actor";
import { readSiretCheck } from "./read-siret-check";
import { NEW_PLACE } from "./request-schemas";

/**
 * Answer to « Résultats de la recherche »: the structure is another place than those listed (one SIRET
 * may have several, V19), or one of them, which leads to its référent and nowhere else.
 * @throws STRUCTURE_DEJA_HABILITEE, DEMANDE_INTROUVABLE, SIRET_FERME
 */
export async function choosePlace(
  ctx: Ctx,
  actor: IssuerActor,
  input: { check: string; lieu: string },
): Promise<{ siret: string }> {
  const { check } = await readSiretCheck(ctx, actor, input.check);
  if (check.outcome === "CLOSED_ESTABLISHMENT") throw new DomainError("SIRET_FERME");
  if (input.lieu !== NEW_PLACE) {
    throw new DomainError("STRUCTURE_DEJA_HABILITEE", { field: "lieu" });
  }
  if (check.passedAt === null) {
    await ctx.db.siretCheck.updateMany({
      where: { id: check.id, issuerId: actor.issuerId },
      data: { passedAt: ctx.clock.now() },
    });
  }
  return { siret: check.siret };
}
