import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { accountContext, emailHash, ERASED_NAMES, placeholderEmail } from "./account-archive";
import { archiveLimit, erasureLimit } from "./limits";

const ACTOR = { kind: "system", name: "account-retention" } as const;
const BATCH = 200;

/**
 * Deactivated accounts whose last contact (deactivation, sign-in, reactivation) is older than `limit`.
 * Those of the team are left to the team.
 */
const findToArchive = (db: Tx, limit: Date, id: string | null) => db.$queryRaw<{ id: string }[]>`
  select u.id from compte u
  where u.deactivated_at is not null and u.archived_at is null
    and greatest(u.deactivated_at, u.last_login_at, u.reactivated_at) < ${limit}::timestamptz
    and not exists (select from staff_role s where s.user_id = u.id)
    and (${id}::uuid is null or u.id = ${id}::uuid)
  order by u.id limit ${BATCH} for no key update of u`;

/** The archived ones whose last contact is older; as long as evidence of a mandat stands, so does its author. */
const findToErase = (db: Tx, limit: Date, id: string | null) => db.$queryRaw<{ id: string }[]>`
  select u.id from compte u
  where u.archived_at is not null and u.erased_at is null
    and greatest(u.deactivated_at, u.last_login_at, u.reactivated_at) < ${limit}::timestamptz
    and not exists (select from mandat m join attestation_document d on d.mandat_id = m.id
                    where m.created_by_id = u.id and d.erased_at is null)
    and not exists (select from autorisation a join attestation_document d on d.mandat_id = a.mandat_id
                    where a.revoked_by_id = u.id and d.erased_at is null)
    and (${id}::uuid is null or u.id = ${id}::uuid)
  order by u.id limit ${BATCH} for no key update of u`;

async function archive(ctx: Ctx, tx: Tx, now: Date, userId: string): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const content = ctx.cipher.seal(email, accountContext(userId));
  await tx.accountArchive.create({
    data: { userId, emailHash: emailHash(ctx, email), content, archivedAt: now },
  });
  // Neither a référent nor the person finds the account any more: what it could do goes with it.
  await tx.membership.deleteMany({ where: { userId } });
  await tx.user.update({
    where: { id: userId },
    data: {
      email: placeholderEmail(userId),
      phone: null,
      canCreateMandats: false,
      currentOrganisationId: null,
      archivedAt: now,
    },
  });
  await recordEntry(ctx, tx, now, ACTOR, { action: "account_archived", details: { userId } });
}

async function erase(ctx: Ctx, tx: Tx, now: Date, userId: string): Promise<void> {
  await tx.accountArchive.deleteMany({ where: { userId } });
  await tx.user.update({ where: { id: userId }, data: { ...ERASED_NAMES, erasedAt: now } });
  await recordEntry(ctx, tx, now, ACTOR, { action: "account_erased", details: { userId } });
}

/** One transaction a person, read again under its lock: a reactivation meanwhile keeps the account. */
async function eachDue(
  ctx: Ctx,
  limit: Date,
  find: typeof findToArchive,
  act: typeof archive,
): Promise<number> {
  const now = ctx.clock.now();
  let done = 0;
  for (;;) {
    const due = await find(ctx.db, limit, null);
    for (const { id } of due) {
      done += await inTransaction(ctx, async (tx) => {
        if ((await find(tx, limit, id)).length === 0) return 0;
        await act(ctx, tx, now, id);
        return 1;
      });
    }
    if (due.length < BATCH) return done;
  }
}

/**
 * Job: accounts of professionals, 3 + 3 years after the last contact (mandats §7.6, ADR 27). First the
 * address leaves the active table, encrypted, the phone number and the memberships go; then the copy is
 * destroyed and the names too, once no evidence of theirs stands. The journal names accounts by their
 * identifier only, which stays.
 */
export async function retireAccounts(ctx: Ctx): Promise<Record<string, number>> {
  const now = ctx.clock.now();
  const archived = await eachDue(ctx, archiveLimit(now), findToArchive, archive);
  const erased = await eachDue(ctx, erasureLimit(now), findToErase, erase);
  return { archived, erased };
}
