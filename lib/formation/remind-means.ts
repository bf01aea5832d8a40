import { parisDay } from "@/lib/attestation/paris-dates";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { withoutMeansMail, type Person } from "./mails";

const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

type Due = Person & { id: string; ownToo: boolean; people: string[] | null };

/** Active référents, with the members of their active structures who have no confirmed means. */
const findDue = (ctx: Pick<Ctx, "db">, after: string) => ctx.db.$queryRaw<Due[]>`
  select r.id, r.email, r.first_name as "firstName", r.last_name as "lastName",
    bool_or(p.id = r.id) as "ownToo",
    array_agg(distinct p.first_name || ' ' || p.last_name || ', ' || p.email)
      filter (where p.id <> r.id) as people
  from compte r
  join membership rm on rm.user_id = r.id and rm.referent_since is not null
  join organisation o on o.id = rm.organisation_id and o.deactivated_at is null
  join membership pm on pm.organisation_id = o.id
  join compte p on p.id = pm.user_id and p.deactivated_at is null
  where r.deactivated_at is null and r.id > ${after}::uuid
    and not exists (select 1 from otp_device d where d.user_id = p.id and d.confirmed_at is not null)
  group by r.id order by r.id limit ${BATCH}`;

/**
 * Job of auth-referent §7, on the 1st and the 15th: each active référent is told who, in his structures,
 * has neither a confirmed card nor an application, himself included. One mail a référent and day.
 */
export async function remindMeans(ctx: Ctx): Promise<{ referents: number; people: number }> {
  const now = ctx.clock.now();
  let [referents, people, after] = [0, 0, FIRST];
  for (;;) {
    const due = await findDue(ctx, after);
    for (const referent of due) {
      const others = [...(referent.people ?? [])].sort((a, b) => a.localeCompare(b, "fr"));
      const mail = withoutMeansMail(ctx, referent, { people: others, ownToo: referent.ownToo });
      const key = `no-means:${sha256(`${referent.id}:${parisDay(now)}`)}`;
      await inTransaction(ctx, (tx) => enqueue(ctx, tx, now, mail, key));
      referents += 1;
      people += others.length;
      after = referent.id;
    }
    if (due.length < BATCH) return { referents, people };
  }
}
