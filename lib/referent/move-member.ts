import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { chooseOrganisation } from "@/lib/organisation/choose-organisation";
import { abandonDrafts, closeAccessOn } from "@/lib/organisation/close-access";
import { requireOtherReferent } from "@/lib/organisation/last-referent";
import { organisationsChangedMail } from "@/lib/organisation/organisations-mail";
import { enqueue } from "@/lib/outbox/enqueue";
import { memberActSchema } from "./act-schema";
import { lockManagedMember } from "./managed-member";
import { requireSameOrganisation } from "./same-organisation";

/** @param ids organisations of which the actor is référent; any other one is refused whole */
export const moveMemberSchema = (ids: readonly string[]) =>
  memberActSchema.extend({
    structures: z
      .array(z.string())
      .min(1, "Cochez au moins une structure.")
      .refine((chosen) => chosen.every((id) => ids.includes(id)), {
        error: "Une structure envoyée n'est pas l'une des vôtres.",
      }),
  });

type MoveInput = z.output<ReturnType<typeof moveMemberSchema>>;

/** Active organisations of which the actor is référent, by name; the person's are marked. */
export async function readMoveChoices(
  ctx: Pick<Ctx, "db">,
  actor: ReferentActor,
  userId?: string,
): Promise<{ id: string; name: string; isMember: boolean }[]> {
  const rows = await ctx.db.organisation.findMany({
    where: {
      deactivatedAt: null,
      memberships: { some: { userId: actor.userId, referentSince: { not: null } } },
    },
    select: { id: true, name: true, memberships: { select: { userId: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ memberships, ...row }) => ({
    ...row,
    isMember: memberships.some((m) => m.userId === userId),
  }));
}

/**
 * Locks the organisations of which the actor is still référent, in the order of their ids, and gives
 * them. Mandats in preparation for those that were not chosen are abandoned first: a signature locks
 * drafts, organisation, account in this order.
 */
async function lockOwn(tx: Tx, now: Date, actor: ReferentActor, input: MoveInput) {
  const own = await tx.membership.findMany({
    where: {
      userId: actor.userId,
      referentSince: { not: null },
      organisation: { deactivatedAt: null },
    },
    select: { organisationId: true },
    orderBy: { organisationId: "asc" },
  });
  const ids = own.map(({ organisationId }) => organisationId);
  for (const organisationId of ids.filter((id) => !input.structures.includes(id)))
    await abandonDrafts(tx, now, { organisationId, userId: input.user });
  await tx.$queryRaw`
    select 1 from organisation where id = any(${ids}::uuid[]) order by id for no key update`;
  // Read again under the lock: a right or an organisation lost meanwhile does not count.
  const held = await tx.$queryRaw<{ id: string }[]>`
    select o.id from membership m
    join organisation o on o.id = m.organisation_id and o.deactivated_at is null
    where m.user_id = ${actor.userId}::uuid and m.referent_since is not null
      and o.id = any(${ids}::uuid[])
    for share of m`;
  return held.map(({ id }) => id);
}

const WITH_NAME = {
  organisationId: true,
  organisation: { select: { name: true, deactivatedAt: true } },
} as const;

const membershipsOf = (tx: Tx, userId: string) =>
  tx.membership.findMany({
    where: { userId },
    select: WITH_NAME,
    orderBy: { organisationId: "asc" },
  });

type Belongings = Awaited<ReturnType<typeof membershipsOf>>;

const namesOf = (belongings: Belongings): string[] =>
  belongings.map((m) => m.organisation.name).sort((a, b) => a.localeCompare(b, "fr"));

const without = (all: Belongings, others: Belongings): Belongings =>
  all.filter((m) => !others.some((o) => o.organisationId === m.organisationId));

async function apply(
  tx: Tx,
  now: Date,
  userId: string,
  { lost, gained }: { lost: string[]; gained: string[] },
): Promise<void> {
  await requireOtherReferent(tx, userId, lost);
  for (const organisationId of lost) await closeAccessOn(tx, now, { organisationId, userId });
  await tx.membership.deleteMany({ where: { userId, organisationId: { in: lost } } });
  await tx.membership.createMany({
    data: gained.map((organisationId) => ({ userId, organisationId, joinedAt: now })),
  });
}

/**
 * A référent of several organisations chooses in which of them an active member of the current one
 * works (auth-referent §4.9): those outside the référent's own are never touched; a lost one takes the
 * référent's right with it. One mail, journal `member_organisations_changed`; no change, neither.
 * @throws ORGANISATION_CHANGEE, ACTE_SUR_SOI_MEME, PROFIL_INTROUVABLE, REFERENT_REFUSE,
 * COMPTE_DEJA_DESACTIVE, DERNIER_REFERENT
 */
export async function moveMember(ctx: Ctx, actor: ReferentActor, input: MoveInput): Promise<void> {
  requireSameOrganisation(actor, input.organisation);
  if (input.user === actor.userId) throw new DomainError("ACTE_SUR_SOI_MEME");
  if (!isUuid(input.user)) throw new DomainError("PROFIL_INTROUVABLE");
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const own = await lockOwn(tx, now, actor, input);
    const { user } = await lockManagedMember(tx, actor, input.user);
    if (user.deactivatedAt !== null) throw new DomainError("COMPTE_DEJA_DESACTIVE");
    const chosen = input.structures.filter((id) => own.includes(id));
    if (chosen.length === 0) throw new DomainError("REFERENT_REFUSE");
    const before = await membershipsOf(tx, user.id);
    const ids = before.map(({ organisationId }) => organisationId);
    const lost = ids.filter((id) => own.includes(id) && !chosen.includes(id));
    const gained = chosen.filter((id) => !ids.includes(id));
    if (lost.length === 0 && gained.length === 0) return;
    await apply(tx, now, user.id, { lost, gained });
    const after = await membershipsOf(tx, user.id);
    await tx.user.update({
      where: { id: user.id },
      data: { currentOrganisationId: chooseOrganisation(after, user.currentOrganisationId) },
    });
    const change = {
      gained: namesOf(without(after, before)),
      lost: namesOf(without(before, after)),
      current: namesOf(after),
    };
    await enqueue(ctx, tx, now, organisationsChangedMail(user, change, ctx.settings.CONTACT_EMAIL));
    const details = {
      memberId: user.id,
      before: ids,
      after: after.map(({ organisationId }) => organisationId),
    };
    await recordEntry(ctx, tx, now, actor, { action: "member_organisations_changed", details });
  });
}
