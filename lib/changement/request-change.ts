import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { changeAskedMail, confirmAddressMail, departureAskedMail } from "./mails";

type Origins = readonly { organisationId: string; organisation: { name: string } }[];

async function tellFormerReferents(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  facts: { aidant: User; target: string; origins: Origins },
): Promise<void> {
  const { aidant, target, origins } = facts;
  const referents = await tx.user.findMany({
    where: {
      deactivatedAt: null,
      id: { not: aidant.id },
      memberships: {
        some: {
          organisationId: { in: origins.map(({ organisationId }) => organisationId) },
          referentSince: { not: null },
          organisation: { deactivatedAt: null },
        },
      },
    },
    orderBy: { email: "asc" },
  });
  for (const to of referents) {
    await enqueue(ctx, tx, now, departureAskedMail(ctx, to, { aidant, target }));
  }
}

/**
 * Asks the team that an aidant of elsewhere join the actor's current organisation (auth-referent §4.6),
 * in the transaction of the addition: snapshot of the present organisations, mail to the aidant, who may
 * object, to the former référents, and to the new address, whose owner confirms it (decision 51).
 * @param user locked, and not a member of the organisation
 */
export async function requestChange(
  ctx: Ctx,
  tx: Tx,
  actor: ReferentActor,
  { user, newEmail }: { user: User; newEmail: string | null },
): Promise<void> {
  const now = ctx.clock.now();
  const [id, objection, confirmation] = [ctx.random.uuid(), ctx.random.token(), ctx.random.token()];
  const { organisationId, organisationName: target } = actor;
  const origins = await tx.membership.findMany({
    where: { userId: user.id },
    select: { organisationId: true, organisation: { select: { name: true } } },
    orderBy: { organisation: { name: "asc" } },
  });
  await tx.structureChange.create({
    data: {
      id,
      userId: user.id,
      email: user.email,
      newEmail,
      newEmailTokenHash: newEmail === null ? null : sha256(confirmation),
      organisationId,
      requestedById: actor.userId,
      objectionTokenHash: sha256(objection),
      createdAt: now,
      updatedAt: now,
      origins: { create: origins.map((origin) => ({ organisationId: origin.organisationId })) },
    },
  });
  const former = origins.map(({ organisation }) => organisation.name);
  const facts = { target, former, newEmail, token: objection };
  await enqueue(ctx, tx, now, changeAskedMail(ctx, user, facts));
  if (newEmail !== null) {
    const about = { target, token: confirmation };
    await enqueue(ctx, tx, now, confirmAddressMail(ctx, newEmail, about));
  }
  await tellFormerReferents(ctx, tx, now, { aidant: user, target, origins });
  await recordEntry(ctx, tx, now, actor, {
    action: "structure_change_requested",
    details: { changeId: id, memberId: user.id },
  });
}
