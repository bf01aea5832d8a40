import { civilDate } from "@/lib/attestation/paris-dates";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DEMARCHE_KEYS, isDemarcheKey, type DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import type { Prisma } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { fullNameOf, openIdentity } from "@/lib/usager/identity";
import { DUREES, isOfferedDuree } from "./duration";
import { isExpiringSoon, remainingText, stateOf, type MandatState } from "./mandat-state";
import { isUuid } from "./signable-draft";
import { listedMandats, readableMandats } from "./visible";

/** Uses shown at once, the latest first. */
const HISTORY_SIZE = 50;

export interface AutorisationLine {
  id: string;
  demarche: DemarcheKey;
  /** Runs at this instant: the only kind that may be revoked. */
  running: boolean;
  revokedAt: Date | null;
  /** Date of the mandat that took its place. */
  replacedBy: Date | null;
}

export interface MandatCard {
  id: string;
  state: MandatState;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  duration: string | null;
  remaining: string;
  expiringSoon: boolean;
  isRemote: boolean;
  autorisations: AutorisationLine[];
}

export interface UsagerDetails {
  id: string;
  fullName: string;
  preferredUsername: string | null;
  birthdate: string;
  mandats: MandatCard[];
  history: { at: Date; demarche: DemarcheKey | null; aidantName: string }[];
}

const WITH_LINES = {
  autorisations: {
    include: { supersededBy: { select: { mandat: { select: { createdAt: true } } } } },
  },
} as const satisfies Prisma.MandatInclude;

type MandatRow = Prisma.MandatGetPayload<{ include: typeof WITH_LINES }>;

function cardOf(mandat: MandatRow, now: Date): MandatCard {
  const { id, createdAt, expiresAt, endedAt, isRemote, duree } = mandat;
  const lines = mandat.autorisations
    .map((line) => ({
      id: line.id,
      demarche: line.demarche,
      running: line.revokedAt === null && now <= line.expiresAt,
      revokedAt: line.revokedAt,
      replacedBy: line.supersededBy?.mandat.createdAt ?? null,
    }))
    .sort((a, b) => DEMARCHE_KEYS.indexOf(a.demarche) - DEMARCHE_KEYS.indexOf(b.demarche));
  return {
    id,
    state: stateOf(mandat, now),
    createdAt,
    expiresAt,
    endedAt,
    duration: isOfferedDuree(duree) ? DUREES[duree].inDocument : null,
    remaining: remainingText(expiresAt, now),
    expiringSoon: isExpiringSoon(expiresAt, now),
    isRemote,
    autorisations: lines,
  };
}

/** What was done in the usager's name by this organisation, and by whom. */
async function historyOf(tx: Tx, organisationId: string, usagerId: string) {
  const uses = await tx.journalEntry.findMany({
    where: { action: "use_autorisation", organisationId, usagerId },
    orderBy: [{ occurredAt: "desc" }, { id: "asc" }],
    take: HISTORY_SIZE,
    select: { occurredAt: true, demarches: true, actorId: true },
  });
  const ids = [...new Set(uses.flatMap(({ actorId }) => actorId ?? []))];
  const people = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, lastName: true },
  });
  const names = new Map(people.map((p) => [p.id, `${p.firstName} ${p.lastName}`]));
  return uses.map(({ occurredAt, demarches, actorId }) => ({
    at: occurredAt,
    demarche: demarches.find(isDemarcheKey) ?? null,
    aidantName: names.get(actorId ?? "") ?? "compte supprimé",
  }));
}

/**
 * An usager with the mandats given to the actor's organisation (mandats §5.8), newest first, and what
 * was done under them. The view is journaled. A mandat ended for more than 365 days is not shown.
 * @throws USAGER_INTROUVABLE without any mandat in this organisation, unknown and foreign alike, and
 * when the last one ended more than three years ago
 */
export async function viewUsager(
  ctx: Ctx,
  actor: AidantActor,
  usagerId: string,
): Promise<UsagerDetails> {
  const now = ctx.clock.now();
  const { organisationId } = actor;
  if (!isUuid(usagerId)) throw new DomainError("USAGER_INTROUVABLE");
  return inTransaction(ctx, async (tx) => {
    const usager = await tx.usager.findFirst({
      where: {
        id: usagerId,
        archivedAt: null,
        mandats: { some: readableMandats(now, organisationId) },
      },
    });
    if (!usager) throw new DomainError("USAGER_INTROUVABLE");
    const mandats = await tx.mandat.findMany({
      where: { usagerId, ...listedMandats(now, organisationId) },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      include: WITH_LINES,
    });
    const history = await historyOf(tx, organisationId, usagerId);
    await recordEntry(ctx, tx, now, actor, { action: "view_usager", usagerId, details: {} });
    const { birthdate, birthdateIdp } = openIdentity(ctx, usager);
    return {
      id: usager.id,
      fullName: fullNameOf(usager),
      preferredUsername: usager.preferredUsername,
      birthdate: civilDate(birthdateIdp ?? birthdate),
      mandats: mandats.map((mandat) => cardOf(mandat, now)),
      history,
    };
  });
}
