import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { organisationsChangedMail } from "@/lib/organisation/organisations-mail";
import { enqueue } from "@/lib/outbox/enqueue";
import { memberAddedMail } from "./mails";

/**
 * Adds to the actor's current organisation somebody who is in another of his own (auth-referent §4.6):
 * the other memberships stay. The person is told, and the référents of where he already was. Journal
 * `member_added`.
 * @param user locked, active, not a member yet
 */
export async function addMember(ctx: Ctx, tx: Tx, actor: ReferentActor, user: User): Promise<void> {
  const now = ctx.clock.now();
  const { organisationId, organisationName } = actor;
  const held = await tx.membership.findMany({
    where: { userId: user.id },
    select: { organisationId: true, organisation: { select: { name: true } } },
  });
  await tx.membership.create({ data: { userId: user.id, organisationId, joinedAt: now } });
  const current = [...held.map(({ organisation }) => organisation.name), organisationName];
  const change = {
    gained: [organisationName],
    lost: [],
    current: current.sort((a, b) => a.localeCompare(b, "fr")),
  };
  await enqueue(ctx, tx, now, organisationsChangedMail(user, change, ctx.settings.CONTACT_EMAIL));
  const referents = await tx.user.findMany({
    where: {
      deactivatedAt: null,
      id: { notIn: [actor.userId, user.id] },
      memberships: {
        some: {
          organisationId: { in: held.map((one) => one.organisationId) },
          referentSince: { not: null },
          organisation: { deactivatedAt: null },
        },
      },
    },
    orderBy: { email: "asc" },
  });
  for (const to of referents) {
    const facts = { aidant: user, target: organisationName, by: actor.fullName };
    await enqueue(ctx, tx, now, memberAddedMail(ctx, to, facts));
  }
  await recordEntry(ctx, tx, now, actor, {
    action: "member_added",
    details: { memberId: user.id },
  });
}
