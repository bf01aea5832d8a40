import { z } from "zod";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import { endSessions } from "@/lib/auth/end-sessions";
import { unlinkMeans } from "@/lib/carte-totp/unlink-means";
import { TEAM } from "@/lib/compte/account-act-mail";
import { applyEmail } from "@/lib/compte/apply-email";
import type { Ctx } from "@/lib/context.types";
import { isUniqueViolation } from "@/lib/db/refusals";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { abandonDrafts, closeAccessOn } from "@/lib/organisation/close-access";
import { requireOtherReferent } from "@/lib/organisation/last-referent";
import { organisationsChangedMail } from "@/lib/organisation/organisations-mail";
import { enqueue } from "@/lib/outbox/enqueue";
import { lockChange, type ChangeFacts } from "./lock-change";
import { changeDoneMail } from "./mails";

export const validateChangeSchema = z.object({ change: z.string() });

/** What forbids a validation, said before anything is written. */
function requireValid(change: ChangeFacts): void {
  if (change.objectedAt !== null) throw new DomainError("CHANGEMENT_CONTESTE");
  if (change.organisation.deactivatedAt !== null) {
    throw new DomainError("CHANGEMENT_STRUCTURE_FERMEE");
  }
  if (change.newEmail !== null && change.newEmailConfirmedAt === null) {
    throw new DomainError("CHANGEMENT_ADRESSE_A_CONFIRMER");
  }
}

/** Organisations of the snapshot that are still memberships, with every lock, in one order. */
async function lockLeft(tx: Tx, now: Date, change: ChangeFacts) {
  const { userId, organisationId } = change;
  const snapshot = change.origins.map((origin) => origin.organisationId);
  const before = snapshot.filter((id) => id !== organisationId).sort();
  for (const id of before) await abandonDrafts(tx, now, { organisationId: id, userId });
  for (const id of [...before, organisationId].sort()) {
    await tx.$queryRaw`select 1 from organisation where id = ${id}::uuid for no key update`;
  }
  await tx.$queryRaw`select 1 from compte where id = ${userId}::uuid for update`;
  return tx.membership.findMany({
    where: { userId, organisationId: { in: before } },
    include: { organisation: { select: { name: true } } },
    orderBy: { organisation: { name: "asc" } },
  });
}

/** The confirmed address replaces the former one, as any change of address does. */
async function takeAddress(ctx: Ctx, tx: Tx, { userId, newEmail }: ChangeFacts): Promise<void> {
  if (newEmail === null) return;
  if ((await tx.user.count({ where: { email: newEmail } })) > 0) {
    throw new DomainError("CHANGEMENT_ADRESSE_PRISE");
  }
  // Read again under its lock: the team may have changed the address meanwhile.
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await applyEmail(ctx, tx, user, newEmail);
}

/** Joined, former left; the account is active again when its departure had closed it. */
async function move(tx: Tx, now: Date, change: ChangeFacts, leftIds: string[]): Promise<boolean> {
  const { userId, organisationId } = change;
  const key = { userId_organisationId: { userId, organisationId } };
  await tx.membership.upsert({
    where: key,
    create: { userId, organisationId, joinedAt: now },
    update: {},
  });
  for (const id of leftIds) await closeAccessOn(tx, now, { organisationId: id, userId });
  await tx.membership.deleteMany({ where: { userId, organisationId: { in: leftIds } } });
  const held = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const { deactivatedAt, deactivationReason } = held;
  if (deactivationReason === "STAFF") throw new DomainError("CHANGEMENT_COMPTE_FERME");
  const reactivated =
    deactivatedAt === null
      ? {}
      : {
          deactivatedAt: null,
          deactivationReason: null,
          deactivationWarnedAt: null,
          reactivatedAt: now,
        };
  await tx.user.update({
    where: { id: userId },
    data: {
      currentOrganisationId: organisationId,
      ...reactivated,
    },
  });
  await endSessions(tx, now, userId, "REVOKED");
  return deactivatedAt !== null;
}

async function tell(ctx: Ctx, tx: Tx, now: Date, change: ChangeFacts, lost: string[]) {
  const { user: former, organisation, newEmail, requestedBy } = change;
  const aidant = newEmail === null ? former : { ...former, email: newEmail };
  const held = await tx.membership.findMany({
    where: { userId: former.id },
    select: { organisation: { select: { name: true } } },
    orderBy: { organisation: { name: "asc" } },
  });
  const current = held.map((one) => one.organisation.name);
  const moved = { gained: [organisation.name], lost, current };
  await enqueue(ctx, tx, now, organisationsChangedMail(aidant, moved, ctx.settings.CONTACT_EMAIL));
  if (requestedBy.deactivatedAt !== null) return;
  const means = await tx.otpDevice.count({
    where: { userId: former.id, confirmedAt: { not: null } },
  });
  const facts = { aidant, target: organisation.name, needsMeans: means === 0 };
  await enqueue(ctx, tx, now, changeDoneMail(ctx, requestedBy, facts));
}

async function validate(ctx: Ctx, tx: Tx, staff: StaffActor, id: string): Promise<void> {
  const now = ctx.clock.now();
  const change = await lockChange(tx, id);
  const left = await lockLeft(tx, now, change);
  requireValid(change);
  const leftIds = left.map(({ organisationId }) => organisationId);
  await requireOtherReferent(tx, change.userId, leftIds);
  await takeAddress(ctx, tx, change);
  // The card belongs to the structure that is left; the application stays (decision 51).
  const author = { actor: staff, named: `par ${TEAM}` };
  const unlinking = { holder: change.user, author, kinds: ["CARD"], reason: "DEPARTURE" } as const;
  const cards = await unlinkMeans(ctx, tx, now, unlinking);
  const accountReactivated = await move(tx, now, change, leftIds);
  await tx.structureChange.update({
    where: { id },
    data: {
      status: "VALIDATED",
      decidedById: staff.userId,
      decidedAt: now,
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  await tell(
    ctx,
    tx,
    now,
    change,
    left.map(({ organisation }) => organisation.name),
  );
  await recordEntry(ctx, tx, now, staff, {
    action: "structure_change_validated",
    organisationId: change.organisationId,
    details: {
      changeId: id,
      memberId: change.userId,
      leftOrganisationIds: leftIds,
      emailChanged: change.newEmail !== null,
      accountReactivated,
      cardUnlinked: cards.length > 0,
    },
  });
}

/**
 * The team validates a structure change (auth-referent §6): the aidant joins, leaves the former
 * organisations of the snapshot that are still his, takes the new address when its owner has confirmed
 * it, loses the physical card and every session, keeps the application; an account closed by its
 * departure is active again. One transaction, role TEAM. Journal `structure_change_validated`.
 * @throws CHANGEMENT_INTROUVABLE, CHANGEMENT_CONTESTE, CHANGEMENT_ADRESSE_A_CONFIRMER,
 * CHANGEMENT_ADRESSE_PRISE, CHANGEMENT_COMPTE_FERME, CHANGEMENT_STRUCTURE_FERMEE, DERNIER_REFERENT
 */
export async function validateStructureChange(
  ctx: Ctx,
  staff: StaffActor,
  input: z.output<typeof validateChangeSchema>,
): Promise<void> {
  assertStaffRole(staff, "TEAM");
  try {
    await inTransaction(ctx, (tx) => validate(ctx, tx, staff, input.change));
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("CHANGEMENT_ADRESSE_PRISE");
    throw error;
  }
}
