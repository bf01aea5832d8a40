import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { expiryMail, type ExpiringMandat } from "./expiry-mail";

/** Days before the end, the nearest first. */
const SOON = 7;
const EARLY = 30;
/** Organisations read at once. */
const BATCH = 100;

type AnnounceCtx = Pick<Ctx, "db" | "clock" | "random" | "cipher" | "keyedHash" | "settings">;

/** Long mandats that run, allow something and end within 30 days, with the threshold they have reached. */
const dueMandats = `
  select m.id, m.organisation_id,
    case when m.expires_at < $1::timestamptz + make_interval(days => ${String(SOON)})
      then ${String(SOON)} else ${String(EARLY)} end as threshold
  from mandat m
  where m.duree in ('LONG', 'SEMESTER') and m.ended_at is null and m.archived_at is null
    and m.expires_at >= $1::timestamptz
    and m.expires_at < $1::timestamptz + make_interval(days => ${String(EARLY)})
    and exists (select from autorisation a where a.mandat_id = m.id and a.revoked_at is null)`;

/** Active organisations with something to announce, after this one. */
function organisationsAfter(ctx: AnnounceCtx, now: Date, after: string) {
  return ctx.db.$queryRawUnsafe<{ id: string; name: string }[]>(
    `with due as (${dueMandats})
     select o.id, o.name from organisation o
     where o.deactivated_at is null and o.id > $2::uuid and exists (
       select from due d where d.organisation_id = o.id and not exists (
         select from mandat_expiry_notice n
         where n.mandat_id = d.id and n.threshold_days <= d.threshold))
     order by o.id limit ${String(BATCH)}`,
    now,
    after,
  );
}

/** Takes what is to be announced: a mandat is in the answer of one run only. */
async function claim(tx: Tx, now: Date, organisationId: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ mandat_id: string }[]>(
    `with due as (${dueMandats})
     insert into mandat_expiry_notice (mandat_id, threshold_days, announced_at)
     select d.id, d.threshold, $1::timestamptz from due d
     where d.organisation_id = $2::uuid and not exists (
       select from mandat_expiry_notice n
       where n.mandat_id = d.id and n.threshold_days <= d.threshold)
     on conflict do nothing returning mandat_id`,
    now,
    organisationId,
  );
  return rows.map((row) => row.mandat_id);
}

async function readMandats(tx: Tx, ids: readonly string[]): Promise<ExpiringMandat[]> {
  const rows = await tx.mandat.findMany({
    where: { id: { in: [...ids] } },
    select: {
      expiresAt: true,
      usager: { select: { id: true, givenName: true, familyName: true } },
      _count: { select: { autorisations: { where: { revokedAt: null } } } },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ expiresAt, usager, _count }) => ({
    usagerId: usager.id,
    givenName: usager.givenName,
    familyName: usager.familyName,
    expiresAt,
    autorisations: _count.autorisations,
  }));
}

/** Active members who may use the mandats. */
const recipientsOf = (tx: Tx, organisationId: string) =>
  tx.user.findMany({
    where: {
      deactivatedAt: null,
      canCreateMandats: true,
      memberships: { some: { organisationId } },
    },
    select: { email: true, firstName: true, lastName: true },
    orderBy: { id: "asc" },
  });

async function announceOne(ctx: AnnounceCtx, organisation: { id: string; name: string }) {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const recipients = await recipientsOf(tx, organisation.id);
    // Nobody to tell: announced to whoever comes before the end.
    if (recipients.length === 0) return { mandats: 0, mails: 0 };
    const ids = await claim(tx, now, organisation.id);
    if (ids.length === 0) return { mandats: 0, mails: 0 };
    const mandats = await readMandats(tx, ids);
    for (const person of recipients) {
      await enqueue(ctx, tx, now, expiryMail(ctx, person, organisation.name, mandats));
    }
    return { mandats: ids.length, mails: recipients.length };
  });
}

/**
 * Job of mandats §7.5, every morning: one mail to each aidant of a structure names its mandats of 182
 * and 365 days that end soon; each mandat at 30 days then at 7 days of its end, once. A run that was
 * missed announces the nearer threshold only. Running it again changes nothing.
 */
export async function announceExpiry(
  ctx: AnnounceCtx,
): Promise<{ organisations: number; mandats: number; mails: number }> {
  const counts = { organisations: 0, mandats: 0, mails: 0 };
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const organisations = await organisationsAfter(ctx, ctx.clock.now(), after);
    for (const organisation of organisations) {
      const { mandats, mails } = await announceOne(ctx, organisation);
      counts.organisations += mails > 0 ? 1 : 0;
      counts.mandats += mandats;
      counts.mails += mails;
      after = organisation.id;
    }
    if (organisations.length < BATCH) return counts;
  }
}
