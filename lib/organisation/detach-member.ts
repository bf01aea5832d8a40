import { deactivateAccount } from "@/lib/compte/deactivate-account";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { DeactivationReason, Prisma } from "@/lib/generated/prisma/client";
import type { JournalActor } from "@/lib/journal/entry";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { chooseOrganisation } from "./choose-organisation";
import { abandonDrafts, closeAccessOn } from "./close-access";
import { organisationsChangedMail } from "./organisations-mail";

type Work = Pick<Ctx, "random" | "keyedHash" | "origin" | "cipher" | "settings">;

const WITH_USER = {
  organisation: { select: { name: true } },
  user: {
    include: {
      memberships: {
        select: {
          organisationId: true,
          organisation: { select: { name: true, deactivatedAt: true } },
        },
      },
    },
  },
} as const satisfies Prisma.MembershipInclude;

type Member = Prisma.MembershipGetPayload<{ include: typeof WITH_USER }>;

/**
 * A member of the organisation, locked until the transaction ends, their drafts there abandoned: a
 * signature of theirs is waited for, a later one sees what is done here. Locks in the order of a
 * signature: drafts, organisation, account.
 */
export async function lockMember(
  tx: Tx,
  now: Date,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<Member | null> {
  await abandonDrafts(tx, now, { organisationId, userId });
  await tx.$queryRaw`
    select 1 from organisation where id = ${organisationId}::uuid for no key update`;
  await tx.$queryRaw`select 1 from compte where id = ${userId}::uuid for no key update`;
  return tx.membership.findUnique({
    where: { userId_organisationId: { userId, organisationId } },
    include: WITH_USER,
  });
}

/** One of several: the membership goes, référent's right included, and the person is told. */
async function removeFromOne(ctx: Work, tx: Tx, now: Date, member: Member): Promise<void> {
  const { userId, organisationId, user, organisation } = member;
  const left = user.memberships.filter((m) => m.organisationId !== organisationId);
  await tx.membership.delete({ where: { userId_organisationId: { userId, organisationId } } });
  if (user.currentOrganisationId === organisationId) {
    await tx.user.update({
      where: { id: userId },
      data: { currentOrganisationId: chooseOrganisation(left, null) },
    });
  }
  if (user.deactivatedAt !== null) return;
  const current = left.map((m) => m.organisation.name).sort((a, b) => a.localeCompare(b, "fr"));
  const change = { gained: [], lost: [organisation.name], current };
  await enqueue(ctx, tx, now, organisationsChangedMail(user, change, ctx.settings.CONTACT_EMAIL));
}

/**
 * Takes a locked member out of an organisation (mandats §6, auth-referent §1.4): access ends at once,
 * mandats stay with the organisation. With the only one the account is deactivated and keeps its
 * membership, to be reactivated one day. Journal `leave_organisation`.
 * @returns whether the account was deactivated with its only organisation
 */
export async function detachMember(
  ctx: Work,
  tx: Tx,
  now: Date,
  member: Member,
  by: { author: JournalActor; reason: DeactivationReason },
): Promise<boolean> {
  const { userId, organisationId, user } = member;
  const only = user.memberships.length === 1;
  await closeAccessOn(tx, now, { organisationId, userId });
  if (only) await deactivateAccount(tx, now, userId, by.reason);
  else await removeFromOne(ctx, tx, now, member);
  await recordEntry(ctx, tx, now, by.author, {
    action: "leave_organisation",
    organisationId,
    details: { memberId: userId, accountDeactivated: only },
  });
  return only;
}
