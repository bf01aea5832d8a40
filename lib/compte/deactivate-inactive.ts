import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { deactivateAccount } from "./deactivate-account";
import { deactivatedListMail, deactivatedMail } from "./inactivity-mails";

const BATCH = 500;
const DAY_MS = 86_400_000;
const ACTOR = { kind: "system", name: "deactivate-inactive" } as const;

type Due = { id: string; email: string; firstName: string; lastName: string };

/** Warned longer ago than the delay, and neither signed in nor reactivated since. */
const findDue = (db: Tx, edge: Date, id: string | null) => db.$queryRaw<Due[]>`
  select u.id, u.email, u.first_name as "firstName", u.last_name as "lastName" from compte u
  where u.deactivated_at is null and u.deactivation_warned_at < ${edge}::timestamptz
    and (u.last_login_at is null or u.last_login_at < u.deactivation_warned_at)
    and (u.reactivated_at is null or u.reactivated_at < u.deactivation_warned_at)
    and (${id}::uuid is null or u.id = ${id}::uuid)
  order by u.id limit ${BATCH} for update`;

async function deactivate(ctx: Ctx, edge: Date, id: string): Promise<boolean> {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    // Read again under its lock: a sign-in meanwhile keeps the account.
    const [person] = await findDue(tx, edge, id);
    if (!person || !(await deactivateAccount(tx, now, id, "INACTIVITY"))) return false;
    await enqueue(ctx, tx, now, deactivatedMail(ctx, person));
    const details = { userId: id, reason: "INACTIVITY" } as const;
    await recordEntry(ctx, tx, now, ACTOR, { action: "account_deactivated", details });
    return true;
  });
}

/**
 * The accounts of a structure closed in the last 24 hours, to each active référent; the same list leaves
 * once. Told at each run, so that a run that stopped half-way is made up for by the next one.
 */
async function tellReferents(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - DAY_MS);
  const closed = { deactivationReason: "INACTIVITY", deactivatedAt: { gt: since } } as const;
  const person = { select: { email: true, firstName: true, lastName: true } } as const;
  const organisations = await ctx.db.organisation.findMany({
    where: { deactivatedAt: null, memberships: { some: { user: closed } } },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  let mails = 0;
  for (const { id: organisationId, name } of organisations) {
    mails += await inTransaction(ctx, async (tx) => {
      const order = { user: { email: "asc" } } as const;
      const gone = await tx.membership.findMany({
        where: { organisationId, user: closed },
        select: { userId: true, user: person },
        orderBy: order,
      });
      const list = sha256(gone.map(({ userId }) => userId).join());
      const referents = await tx.membership.findMany({
        where: { organisationId, referentSince: { not: null }, user: { deactivatedAt: null } },
        select: { userId: true, user: person },
        orderBy: order,
      });
      const people = gone.map(({ user }) => user);
      for (const { userId, user } of referents) {
        const key = `accounts-deactivated:${organisationId}:${userId}:${list}`;
        await enqueue(ctx, tx, now, deactivatedListMail(ctx, user, name, people), key);
      }
      return referents.length;
    });
  }
  return mails;
}

/**
 * Job of auth-referent §7, every morning after the warnings: accounts warned more than thirty days ago
 * that have not signed in since are closed, with a mail to their person and a list to their référents.
 * Nothing when INACTIVITY_DEACTIVATION is off.
 */
export async function deactivateInactive(
  ctx: Ctx,
): Promise<{ deactivated: number; referents: number }> {
  if (!ctx.settings.INACTIVITY_DEACTIVATION) return { deactivated: 0, referents: 0 };
  const edge = new Date(ctx.clock.now().getTime() - ctx.settings.INACTIVITY_GRACE_DAYS * DAY_MS);
  let deactivated = 0;
  for (;;) {
    const due = await ctx.db.$transaction((tx) => findDue(tx, edge, null));
    let taken = 0;
    for (const { id } of due) taken += (await deactivate(ctx, edge, id)) ? 1 : 0;
    deactivated += taken;
    if (due.length < BATCH || taken === 0) break;
  }
  return { deactivated, referents: await tellReferents(ctx) };
}
