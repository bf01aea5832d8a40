import type { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { lockManagedMember } from "@/lib/referent/managed-member";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { countEvent, readCounters } from "@/lib/throttle/counter";
import { authorOf } from "./means-author";
import { meansMail } from "./means-mail";
import { meansTargetSchema } from "./pending-application";
import { serialSchema } from "./serial";

/** Refused serial numbers an hour and a référent: they are easy to guess (auth-referent §4.4). */
const MAX_REFUSED = 10;
const HOUR_MS = 3_600_000;

export const linkCardSchema = meansTargetSchema.extend({ serie: serialSchema });

/** Waits for the other tries of this référent, then refuses once too many have failed. */
async function holdTries(ctx: Ctx, tx: Tx, key: string, now: Date): Promise<void> {
  await lockName(tx, key);
  const refused = (await readCounters(tx, [key])).get(key);
  if (!refused || refused.count < MAX_REFUSED) return;
  const waitMs = refused.windowStartedAt.getTime() + HOUR_MS - now.getTime();
  if (waitMs <= 0) return;
  throw new DomainError("CARTE_ESSAIS_EPUISES", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

/** Gives a free card to somebody, if it may be; of two at once, the row lets one pass. */
async function claimCard(
  tx: Tx,
  { organisationId }: ReferentActor,
  userId: string,
  serialNumber: string,
): Promise<boolean> {
  const { count } = await tx.otpDevice.updateMany({
    where: {
      kind: "CARD",
      serialNumber,
      userId: null,
      cardStatus: "AVAILABLE",
      OR: [{ organisationId: null }, { organisationId }],
    },
    data: { userId, organisationId, confirmedAt: null, resyncStep: null, resyncUntil: null },
  });
  return count === 1;
}

/**
 * A référent gives a card of the stock to a member of the current structure, or to himself (auth-referent
 * §4.4): it is the structure's from then on, and serves once validated. Journal `card_association`, mail
 * to the holder.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, PROFIL_DESACTIVE, CARTE_DEJA_LIEE,
 * CARTE_REFUSEE on the field `serie`, CARTE_ESSAIS_EPUISES after ten of them within an hour
 */
export async function linkCard(
  ctx: Ctx,
  actor: ReferentActor,
  { personne, organisation, serie }: z.output<typeof linkCardSchema>,
): Promise<void> {
  requireSameOrganisation(actor, organisation);
  const key = `card:serial:${ctx.keyedHash("throttle-card", actor.userId)}`;
  const refusal = await inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    await holdTries(ctx, tx, key, now);
    const { user: holder } = await lockManagedMember(tx, actor, personne);
    if (holder.deactivatedAt !== null) throw new DomainError("PROFIL_DESACTIVE");
    const held = await tx.otpDevice.count({ where: { userId: holder.id, kind: "CARD" } });
    if (held > 0) throw new DomainError("CARTE_DEJA_LIEE");
    if (!(await claimCard(tx, actor, holder.id, serie))) {
      await countEvent(tx, key, now, { kind: "fixed", ms: HOUR_MS });
      return new DomainError("CARTE_REFUSEE", { field: "serie" });
    }
    const author = authorOf(actor, holder.id).named;
    await enqueue(ctx, tx, now, meansMail(ctx, holder, { act: "card-linked", author, now }));
    const details = { userId: holder.id, kind: "CARD", serial: serie } as const;
    await recordEntry(ctx, tx, now, actor, { action: "card_association", details });
    return null;
  });
  if (refusal) throw refusal;
}
