import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { recordStatEvent } from "@/lib/statistiques/record-event";
import { openIdentity } from "@/lib/usager/identity";
import { invalidToken } from "./bearer";
import { userinfoClaims, type UserinfoClaims } from "./claims";
import { findUsableGrant } from "./usable-grant";

/** Marks the token as used, or refuses it; the row stays locked until the transaction ends. */
async function consumeToken(tx: Tx, now: Date, accessTokenHash: string) {
  const [connection] = await tx.fiConnection.updateManyAndReturn({
    where: { accessTokenHash, status: "TOKEN_ISSUED", tokenExpiresAt: { gte: now } },
    data: { status: "DELIVERED", tokenUsedAt: now },
  });
  if (!connection) throw invalidToken();
  return connection;
}

/** A revocation under way is waited for; one that comes later waits for the delivery. */
async function holdAutorisation(tx: Tx, id: string | null): Promise<void> {
  await tx.$executeRaw`select 1 from autorisation where id = ${id}::uuid for share`;
}

/**
 * FranceConnect reads the identity, once (franceconnect §3.3). The journal entry and the figure are
 * committed before anything is returned; if they cannot be written, nothing leaves and the token
 * stays usable (§3.8).
 * @throws ProtocolError 401 `invalid_token` for a token unknown, expired, used or revoked, and when the
 * mandat, the aidant or the usager no longer allows it.
 */
export function readUserinfo(ctx: Ctx, accessToken: string): Promise<UserinfoClaims> {
  const now = ctx.clock.now();
  const tokenHash = sha256(accessToken);
  return inTransaction(ctx, async (tx) => {
    const connection = await consumeToken(tx, now, tokenHash);
    await holdAutorisation(tx, connection.autorisationId);
    const grant = await findUsableGrant(tx, now, connection);
    if (!grant) throw invalidToken();
    const { aidantId: userId, organisationId } = connection;
    const { demarche, usager } = grant;
    const actor = { kind: "aidant", userId, organisationId } as const;
    await recordEntry(ctx, tx, now, actor, {
      action: "use_autorisation",
      details: { tokenHash },
      usagerId: usager.id,
      mandatId: grant.mandatId,
      autorisationId: grant.id,
      demarches: [demarche],
    });
    const usagerId = usager.id;
    await recordStatEvent(ctx, tx, now, {
      kind: "use_autorisation",
      organisationId,
      usagerId,
      demarche,
    });
    return userinfoClaims(usager, openIdentity(ctx, usager));
  });
}
