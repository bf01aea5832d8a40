import { parisDay } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { toBookMail, type Person } from "./mails";

const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

type Due = Person & { id: string; equipped: boolean; people: string[] };

/** Active référents of active structures that have eligible people without a session. */
const findDue = (ctx: Pick<Ctx, "db">, after: string) => ctx.db.$queryRaw<Due[]>`
  select r.id, r.email, r.first_name as "firstName", r.last_name as "lastName",
    exists (select 1 from otp_device d
      where d.user_id = r.id and d.confirmed_at is not null) as equipped,
    array_agg(distinct t.first_name || ' ' || t.last_name || ' (' || o.name || ')') as people
  from compte r
  join membership rm on rm.user_id = r.id and rm.referent_since is not null
  join organisation o on o.id = rm.organisation_id and o.deactivated_at is null
  join trainee t on t.organisation_id = o.id
  where r.deactivated_at is null and r.id > ${after}::uuid
    and t.status = 'PROCESSING' and t.course_type = 'CLASSIC'
    and not t.created_by_fne and not t.formation_done
    and not exists (select 1 from formation_inscription i
      where i.trainee_id = t.id and i.state in ('DEFAULT', 'INSCRIT'))
  group by r.id order by r.id limit ${BATCH}`;

/**
 * Job of auth-referent §7, on Tuesdays: référents are told which eligible people of their structures are
 * in no session, and how to register them; those without a means of connection, how to get in first.
 * One mail a référent and day.
 */
export async function remindBooking(ctx: Ctx): Promise<{ equipped: number; others: number }> {
  const now = ctx.clock.now();
  let [equipped, others, after] = [0, 0, FIRST];
  for (;;) {
    const due = await findDue(ctx, after);
    for (const referent of due) {
      const people = [...referent.people].sort((a, b) => a.localeCompare(b, "fr"));
      const mail = toBookMail(ctx, referent, { people, equipped: referent.equipped });
      const key = `to-book:${sha256(`${referent.id}:${parisDay(now)}`)}`;
      await inTransaction(ctx, (tx) => enqueue(ctx, tx, now, mail, key));
      if (referent.equipped) equipped += 1;
      else others += 1;
      after = referent.id;
    }
    if (due.length < BATCH) return { equipped, others };
  }
}
