import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { findDue, holdDue, type ClosingActor } from "./closing";
import { detachMember, lockMember } from "./detach-member";
import { endMandatsOf } from "./end-mandats";
import { organisationClosedMail } from "./organisations-mail";

const JOB: ClosingActor = { kind: "system", name: "close-organisations" };

async function detachMembers(ctx: Ctx, organisationId: string, now: Date): Promise<number> {
  const members = await ctx.db.membership.findMany({
    where: { organisationId },
    orderBy: { userId: "asc" },
    select: { userId: true },
  });
  let detached = 0;
  for (const { userId } of members) {
    detached += await inTransaction(ctx, async (tx) => {
      const member = await lockMember(tx, now, { organisationId, userId });
      if (!member || !(await holdDue(tx, organisationId, now))) return 0;
      // Out already, by an earlier run that was interrupted or by somebody's decision
      if (member.user.deactivatedAt !== null && member.user.memberships.length === 1) return 0;
      await detachMember(ctx, tx, now, member, { author: JOB, reason: "ORGANISATION" });
      return 1;
    });
  }
  return detached;
}

/** Last step, once nothing runs and nobody is left: written once, with the mail to the team. */
async function finish(ctx: Ctx, organisationId: string, now: Date): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const organisation = await holdDue(tx, organisationId, now);
    if (!organisation) return 0;
    await tx.organisation.update({ where: { id: organisationId }, data: { closedAt: now } });
    const told = await tx.usagerToInform.groupBy({
      by: ["usagerId"],
      where: { organisationId, informedAt: null },
    });
    const contact = ctx.settings.CONTACT_EMAIL;
    const facts = { name: organisation.name, usagers: told.length, contact };
    await enqueue(ctx, tx, now, organisationClosedMail(facts));
    await recordEntry(ctx, tx, now, JOB, {
      action: "organisation_closed",
      organisationId,
      details: { usagersToInform: told.length },
    });
    return 1;
  });
}

/**
 * Job: closes the organisations that were not reactivated within 30 days (mandats §6, decision 49).
 * Their running mandats end by the structure's doing, with an attestation each, their members are
 * detached, and the usagers to tell are listed. One transaction a person, so that it may stop anywhere
 * and go on at its next run; a reactivation in between stops it.
 */
export async function closeOrganisations(ctx: Ctx): Promise<Record<string, number>> {
  const now = ctx.clock.now();
  const counts = { organisations: 0, mandats: 0, members: 0 };
  for (const { id } of await findDue(ctx, now)) {
    counts.mandats += await endMandatsOf(ctx, JOB, id, now);
    counts.members += await detachMembers(ctx, id, now);
    counts.organisations += await finish(ctx, id, now);
  }
  return counts;
}
