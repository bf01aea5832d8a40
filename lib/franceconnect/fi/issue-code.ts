import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { DomainError } from "@/lib/errors/domain-error";
import { getLiveConnection, ownedConnection } from "./connection";
import { listOffers } from "./offered-demarches";
import { codeRedirect } from "./redirects";

interface IssueCodeInput {
  connectionId: string | undefined;
  demarche: string | undefined;
}

/**
 * Page 2 (franceconnect §3.3): the aidant says for which démarche; FranceConnect gets a one-use code of
 * 256 bits, of which only the SHA-256 is kept.
 * @throws FI_CONNECTION_REFUSED also when no usager is chosen or a code was already issued;
 * FI_CONNECTION_EXPIRED; FI_DEMARCHE_REFUSED for a démarche that page 2 would not offer now.
 * @returns the address to send the browser to, built from the stored request only.
 */
export async function issueCode(
  ctx: Ctx,
  actor: AidantActor,
  input: IssueCodeInput,
): Promise<string> {
  const connection = await getLiveConnection(ctx, actor, input.connectionId, ["USAGER_CHOSEN"]);
  const { usagerId } = connection;
  if (usagerId === null) throw new DomainError("FI_CONNECTION_REFUSED");
  const { offered } = await listOffers(ctx, connection, usagerId);
  const chosen = offered.find(({ demarche }) => demarche === input.demarche);
  if (!chosen) throw new DomainError("FI_DEMARCHE_REFUSED");
  const code = ctx.random.token();
  const { count } = await ctx.db.fiConnection.updateMany({
    where: { ...ownedConnection(actor, connection.id), status: "USAGER_CHOSEN", usagerId },
    data: {
      status: "CODE_ISSUED",
      demarche: chosen.demarche,
      autorisationId: chosen.autorisationId,
      codeHash: sha256(code),
      codeExpiresAt: new Date(ctx.clock.now().getTime() + ctx.settings.FC_FI_CODE_TTL * 1000),
    },
  });
  if (count !== 1) throw new DomainError("FI_CONNECTION_REFUSED");
  return codeRedirect(ctx.settings, connection, code);
}
