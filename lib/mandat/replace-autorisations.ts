import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Autorisation, Mandat } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { DUREES, isOfferedDuree } from "./duration";

type Work = Pick<Ctx, "random" | "keyedHash" | "origin">;

interface Holder {
  organisationId: string;
  usagerId: string;
}

/** Whole days of a mandat, as the journal keeps them; an old duration counts between its two dates. */
export const daysOf = (mandat: Pick<Mandat, "duree" | "createdAt" | "expiresAt">): number =>
  isOfferedDuree(mandat.duree)
    ? DUREES[mandat.duree].days
    : Math.round((mandat.expiresAt.getTime() - mandat.createdAt.getTime()) / 86_400_000);

/** One name for everything that writes the autorisations of an usager in an organisation (MAN-048). */
export const holderLock = ({ organisationId, usagerId }: Holder): string =>
  `mandat:${organisationId}:${usagerId}`;

/** Autorisations that a new mandat would end at `now`: same holder, same démarches, still running. */
export const findOverlapping = (
  tx: Tx,
  holder: Holder,
  demarches: readonly DemarcheKey[],
  now: Date,
) =>
  tx.autorisation.findMany({
    where: {
      organisationId: holder.organisationId,
      usagerId: holder.usagerId,
      demarche: { in: [...demarches] },
      revokedAt: null,
      expiresAt: { gte: now },
    },
    include: { mandat: true },
  });

export type Overlapping = Awaited<ReturnType<typeof findOverlapping>>[number];

async function supersede(ctx: Work, tx: Tx, actor: AidantActor, old: Overlapping, at: Date) {
  await tx.autorisation.update({
    where: { id: old.id },
    data: { revokedAt: at, endReason: "SUPERSEDED" },
    select: { id: true },
  });
  await recordEntry(ctx, tx, at, actor, {
    action: "cancel_autorisation",
    usagerId: old.usagerId,
    mandatId: old.mandatId,
    autorisationId: old.id,
    demarches: [old.demarche],
    days: daysOf(old.mandat),
    details: { reason: "SUPERSEDED" },
  });
}

async function create(
  ctx: Work,
  tx: Tx,
  actor: AidantActor,
  mandat: Mandat,
  demarche: DemarcheKey,
): Promise<Autorisation> {
  const { id: mandatId, organisationId, usagerId, createdAt, expiresAt } = mandat;
  const autorisation = await tx.autorisation.create({
    data: {
      id: ctx.random.uuid(),
      mandatId,
      organisationId,
      usagerId,
      demarche,
      startsAt: createdAt,
      expiresAt,
    },
  });
  await recordEntry(ctx, tx, createdAt, actor, {
    action: "create_autorisation",
    usagerId,
    mandatId,
    autorisationId: autorisation.id,
    demarches: [demarche],
    days: daysOf(mandat),
    ...(mandat.remoteMethod ? { remoteMethod: mandat.remoteMethod } : {}),
    details: { isRemote: mandat.isRemote },
  });
  return autorisation;
}

/** Ends the mandats that have no running autorisation left (§3.7.7): nobody revoked them. */
async function endEmptied(tx: Tx, replaced: readonly Overlapping[], at: Date): Promise<void> {
  await tx.mandat.updateMany({
    where: {
      id: { in: replaced.map(({ mandatId }) => mandatId) },
      endedAt: null,
      autorisations: { none: { revokedAt: null, expiresAt: { gte: at } } },
    },
    data: { endedAt: at, endReason: "SUPERSEDED" },
  });
}

/**
 * Writes the autorisations of a new mandat in alphabetical order of their keys; each first ends the
 * one it replaces, at the same instant (§3.7.6). The caller holds the lock of `holderLock`.
 */
export async function replaceAutorisations(
  ctx: Work,
  tx: Tx,
  actor: AidantActor,
  mandat: Mandat,
  plan: { demarches: readonly DemarcheKey[]; overlapping: readonly Overlapping[] },
): Promise<void> {
  for (const demarche of [...plan.demarches].sort()) {
    const olds = plan.overlapping.filter((old) => old.demarche === demarche);
    for (const old of olds) await supersede(ctx, tx, actor, old, mandat.createdAt);
    const { id } = await create(ctx, tx, actor, mandat, demarche);
    await tx.autorisation.updateMany({
      where: { id: { in: olds.map((old) => old.id) } },
      data: { supersededById: id },
    });
  }
  await endEmptied(tx, plan.overlapping, mandat.createdAt);
}
