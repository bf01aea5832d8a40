import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { planImport, type PlannedCard } from "./import-plan";
import { sealOtpSecret } from "./secret";
import { findStaged } from "./stage-import";

export const confirmImportSchema = z.object({ import: z.string() });

const sealed = (ctx: Ctx, id: string, seed: string): string =>
  sealOtpSecret(ctx, id, new Uint8Array(Buffer.from(seed, "hex")));

async function addCards(ctx: Ctx, tx: Tx, cards: readonly PlannedCard[], now: Date) {
  const data = cards.map(({ serial, seed, periodSeconds, organisationId }) => {
    const id = ctx.random.uuid();
    const secret = sealed(ctx, id, seed);
    const stock = { serialNumber: serial, periodSeconds, organisationId, createdAt: now };
    return { id, kind: "CARD" as const, secret, ...stock };
  });
  const { count } = await tx.otpDevice.createMany({ data, skipDuplicates: true });
  if (count < cards.length) throw new DomainError("IMPORT_CHANGE");
}

/** A new seed is a new generator: what was learnt of the former one is forgotten. */
async function modifyCard(ctx: Ctx, tx: Tx, card: PlannedCard): Promise<void> {
  const { id, seed, periodSeconds, organisationId } = card;
  if (id === null) return;
  const other = { secret: sealed(ctx, id, seed), drift: 0, lastCounter: null };
  const { count } = await tx.otpDevice.updateMany({
    where: { id, userId: null },
    data: {
      periodSeconds,
      ...(organisationId === null ? {} : { organisationId }),
      ...(card.newSeed ? other : {}),
    },
  });
  if (count === 0) throw new DomainError("IMPORT_CHANGE");
}

/**
 * Adds to the stock the cards of a file that its sender has seen and confirmed: all of them or none
 * (auth-referent §2.5). Compared with the stock once more, since cards may have been linked meanwhile.
 * Journal `import_totp_cards` with how many were added and modified; no change, no entry.
 * @throws ADMIN_ROLE_REFUSE, IMPORT_PERIME, IMPORT_CHANGE
 */
export async function confirmImport(
  ctx: Ctx,
  actor: StaffActor,
  input: z.output<typeof confirmImportSchema>,
): Promise<{ added: number; modified: number }> {
  assertStaffRole(actor, "METIER");
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, "card-import");
    const staged = await findStaged(ctx, tx, actor, input.import);
    const plan = await planImport(ctx, tx, staged.cards);
    if (staged.errors.length + plan.errors.length > 0) throw new DomainError("IMPORT_CHANGE");
    const now = ctx.clock.now();
    const added = plan.cards.filter(({ effect }) => effect === "add");
    const modified = plan.cards.filter(({ effect }) => effect === "modify");
    await addCards(ctx, tx, added, now);
    for (const card of modified) await modifyCard(ctx, tx, card);
    await tx.cardImport.deleteMany({ where: { id: input.import } });
    const details = { added: added.length, modified: modified.length };
    if (details.added + details.modified > 0) {
      await recordEntry(ctx, tx, now, actor, { action: "import_totp_cards", details });
    }
    return details;
  });
}
