import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { openIdentity } from "@/lib/usager/identity";
import { isAcceptedIdentity, userinfoClaims } from "./claims";
import { advanceConnection, getLiveConnection, isUuid } from "./connection";
import { listOffers } from "./offered-demarches";

interface ChooseUsagerInput {
  connectionId: string | undefined;
  usagerId: string | undefined;
}

const FIELD = { field: "chosen_usager" };

async function requireAcceptedIdentity(ctx: Ctx, usagerId: string): Promise<void> {
  const usager = await ctx.db.usager.findUniqueOrThrow({ where: { id: usagerId } });
  const claims = userinfoClaims(usager, openIdentity(ctx, usager));
  if (!isAcceptedIdentity(claims)) throw new DomainError("FI_IDENTITY_INCOMPLETE", FIELD);
}

/**
 * Page 1 (franceconnect §3.3): the aidant says who is helped; may be said again before page 2.
 * @throws FI_CONNECTION_REFUSED, FI_CONNECTION_EXPIRED; FI_USAGER_REQUIRED for an unusable choice;
 * FI_USAGER_REFUSED for an usager unknown, foreign or without active autorisation here;
 * FI_IDENTITY_INCOMPLETE when FranceConnect would refuse the identity.
 * @returns whether page 2 has something to offer.
 */
export async function chooseUsager(
  ctx: Ctx,
  actor: AidantActor,
  input: ChooseUsagerInput,
): Promise<{ connectionId: string; hasOffer: boolean }> {
  const connection = await getLiveConnection(ctx, actor, input.connectionId);
  if (!isUuid(input.usagerId)) throw new DomainError("FI_USAGER_REQUIRED", FIELD);
  const { hasMandat, offered } = await listOffers(ctx, connection, input.usagerId);
  if (!hasMandat) throw new DomainError("FI_USAGER_REFUSED");
  await requireAcceptedIdentity(ctx, input.usagerId);
  await advanceConnection(ctx, actor, connection.id, {
    status: "USAGER_CHOSEN",
    usagerId: input.usagerId,
  });
  return { connectionId: connection.id, hasOffer: offered.length > 0 };
}
