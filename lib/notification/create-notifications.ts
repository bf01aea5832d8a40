import { dateOf, parisDay } from "@/lib/attestation/paris-dates";
import { hasStaffRole } from "@/lib/administration/roles";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import type { NotificationKind } from "./model";
import type { Audience, CreateNotificationsInput } from "./schemas";

/** Rows of one statement. */
const BATCH = 1_000;
const TWICE_MS = 10 * 60_000;

const aidant: Prisma.UserWhereInput = { canCreateMandats: true };
const referent: Prisma.UserWhereInput = {
  memberships: {
    some: { referentSince: { not: null }, organisation: { deactivatedAt: null } },
  },
};

/** One row a person, however many structures; an account of the team alone is none of them. */
const PROFILES: Readonly<Record<Audience, Prisma.UserWhereInput>> = {
  TOUS: { OR: [aidant, referent] },
  REFERENTS: referent,
  AIDANTS: aidant,
};

/** A form sent twice, from two tabs or by a double click, writes once. */
async function refuseTwice(tx: Tx, now: Date, type: NotificationKind, body: string): Promise<void> {
  await lockName(tx, "notifications-created");
  const since = new Date(now.getTime() - TWICE_MS);
  const twin = await tx.notification.findFirst({
    where: { type, body, createdAt: { gt: since } },
    select: { id: true },
  });
  if (twin) throw new DomainError("NOTIFICATION_DEJA_ECRITE");
}

/**
 * Writes one message to each active account of the chosen profiles (mandats §8), for the team's métier
 * role; journal `notifications_created`. The mails of a NEW_FEATURE are queued by a job once the
 * transaction is over (queue-mails.ts).
 * @returns how many people it reaches
 * @throws NOTIFICATION_RESERVEE, NOTIFICATION_DEJA_ECRITE, NOTIFICATION_FIN_PASSEE on the field `fin`
 */
export async function createNotifications(
  ctx: Ctx,
  actor: StaffActor,
  { type, destinataires, texte, fin }: CreateNotificationsInput,
): Promise<number> {
  if (!hasStaffRole(actor.roles, "METIER")) throw new DomainError("NOTIFICATION_RESERVEE");
  const now = ctx.clock.now();
  if (fin !== "" && fin <= parisDay(now)) {
    throw new DomainError("NOTIFICATION_FIN_PASSEE", { field: "fin" });
  }
  const message = {
    type,
    body: texte,
    createdAt: now,
    mustAck: fin === "",
    autoAckDate: fin === "" ? null : dateOf(fin),
    mailDueAt: type === "NEW_FEATURE" ? now : null,
  };
  return inTransaction(ctx, async (tx) => {
    await refuseTwice(tx, now, type, texte);
    const people = await tx.user.findMany({
      where: { deactivatedAt: null, ...PROFILES[destinataires] },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    const rows = people.map(({ id: userId }) => ({ id: ctx.random.uuid(), userId, ...message }));
    for (let start = 0; start < rows.length; start += BATCH) {
      await tx.notification.createMany({ data: rows.slice(start, start + BATCH) });
    }
    const details = { type, audience: destinataires, recipients: rows.length };
    await recordEntry(ctx, tx, now, actor, { action: "notifications_created", details });
    return rows.length;
  });
}
