import { civilDate } from "@/lib/attestation/paris-dates";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DEMARCHE_KEYS, inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import type { Prisma } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { fullNameOf, openBirthdate } from "@/lib/usager/identity";
import { DUREES, isOfferedDuree } from "./duration";
import { isExpiringSoon, remainingText, stateOf, type MandatState } from "./mandat-state";
import { checklistOf, WITH_PAPER, type PaperChecklist } from "./paper";
import { revocationDocuments, type RevocationDocuments } from "./revocation-documents";
import { getUsagerHere } from "./usager-here";
import { readJournalPage, type JournalPage } from "./usager-journal";
import { listedMandats } from "./visible";

/** Uses shown at once, the latest first. */
const USES_SHOWN = 20;

export interface AutorisationLine {
  id: string;
  demarche: DemarcheKey;
  /** Runs at this instant: the only kind that may be revoked. */
  running: boolean;
  revokedAt: Date | null;
  /** Date of the mandat that took its place. */
  replacedBy: Date | null;
  /** Has an attestation of revocation of its own: it was revoked apart from its mandat. */
  attested: boolean;
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
  paper: PaperChecklist;
  autorisations: AutorisationLine[];
  /** Has an attestation of revocation. */
  attested: boolean;
}

export interface UsagerDetails {
  id: string;
  fullName: string;
  preferredUsername: string | null;
  birthdate: string;
  mandats: MandatCard[];
  /** Running, but withdrawn from the organisation: of no use while they are (decision 50). */
  withdrawn: DemarcheKey[];
  uses: JournalPage<"use_autorisation">;
}

const WITH_LINES = {
  paper: WITH_PAPER,
  autorisations: {
    include: { supersededBy: { select: { mandat: { select: { createdAt: true } } } } },
  },
} as const satisfies Prisma.MandatInclude;

type MandatRow = Prisma.MandatGetPayload<{ include: typeof WITH_LINES }>;

function cardOf(mandat: MandatRow, documents: RevocationDocuments, now: Date): MandatCard {
  const { id, createdAt, expiresAt, endedAt, isRemote, duree } = mandat;
  const lines = mandat.autorisations
    .map((line) => ({
      id: line.id,
      demarche: line.demarche,
      running: line.revokedAt === null && now <= line.expiresAt,
      revokedAt: line.revokedAt,
      replacedBy: line.supersededBy?.mandat.createdAt ?? null,
      attested: documents.autorisations.has(line.id),
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
    paper: checklistOf(mandat.paper),
    autorisations: lines,
    attested: documents.mandats.has(id),
  };
}

/** Running démarches that the organisation may not carry out now. */
async function withdrawnOf(tx: Tx, organisationId: string, cards: readonly MandatCard[]) {
  const { allowedDemarches } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { allowedDemarches: true },
  });
  const running = cards.flatMap(({ autorisations }) => autorisations.filter((a) => a.running));
  return inDisplayOrder(
    running.map(({ demarche }) => demarche).filter((key) => !allowedDemarches.includes(key)),
  );
}

/**
 * An usager with the mandats given to the actor's organisation (mandats §5.8), newest first, and a page
 * of what was done under them, in a number of statements that does not depend on the rows. The view is
 * journaled. A mandat ended for more than 365 days is not shown.
 * @param page of the uses, from 1
 * @throws USAGER_INTROUVABLE, see usager-here.ts
 */
export async function viewUsager(
  ctx: Ctx,
  actor: AidantActor,
  usagerId: string,
  page = 1,
): Promise<UsagerDetails> {
  const now = ctx.clock.now();
  const { organisationId } = actor;
  return inTransaction(ctx, async (tx) => {
    const usager = await getUsagerHere(tx, actor, usagerId, now);
    const mandats = await tx.mandat.findMany({
      where: { usagerId, ...listedMandats(now, organisationId) },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      include: WITH_LINES,
    });
    const documents = await revocationDocuments(
      tx,
      mandats.map(({ id }) => id),
    );
    const cards = mandats.map((mandat) => cardOf(mandat, documents, now));
    const scope = { organisationId, usagerId, page, size: USES_SHOWN };
    const uses = await readJournalPage(tx, { ...scope, actions: ["use_autorisation"] });
    await recordEntry(ctx, tx, now, actor, { action: "view_usager", usagerId, details: {} });
    return {
      id: usager.id,
      fullName: fullNameOf(usager),
      preferredUsername: usager.preferredUsername,
      birthdate: civilDate(openBirthdate(ctx, usager)),
      mandats: cards,
      withdrawn: await withdrawnOf(tx, organisationId, cards),
      uses,
    };
  });
}
