import { civilDate } from "@/lib/attestation/paris-dates";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import type { Prisma } from "@/lib/generated/prisma/client";
import { fullNameOf, openBirthdate } from "@/lib/usager/identity";
import { isExpiringSoon, soonLimit, type MandatState } from "./mandat-state";
import { findUsagerPage, PAGE_SIZE, type ListFilter, type ListSort } from "./usager-page";
import { listedSince } from "./visible";

export interface ListedMandat {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  expiringSoon: boolean;
}

export interface ListedUsager {
  id: string;
  fullName: string;
  preferredUsername: string | null;
  birthdate: string;
  mandats: ListedMandat[];
  demarches: DemarcheKey[];
}

interface ListInput {
  tab: MandatState;
  /** From 1. */
  page: number;
  /** As typed; empty for everybody. */
  term: string;
  filters?: readonly ListFilter[];
  sort?: ListSort;
}

export interface UsagerList extends Required<ListInput> {
  /** Usagers of the tab, search and filters applied. */
  total: number;
  /** Usagers of each tab while searching. */
  counts: Readonly<Record<MandatState, number>> | null;
  usagers: ListedUsager[];
  pageCount: number;
}

/** One line, single spaces, at most 100 characters. */
export const cleanTerm = (typed: string): string =>
  typed
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 100);

/** The mandats that the tab shows, as usager-page.ts finds their usagers. */
function mandatsInTab(tab: MandatState, now: Date): Prisma.MandatWhereInput {
  const ended = { endedAt: { gte: listedSince(now) } };
  const open = { endedAt: null, autorisations: { some: { revokedAt: null } } };
  const tabs: Readonly<Record<MandatState, Prisma.MandatWhereInput>> = {
    active: { ...open, expiresAt: { gte: now } },
    expired: { ...open, expiresAt: { gte: listedSince(now), lt: now } },
    revoked: { ...ended, endReason: { not: "SUPERSEDED" } },
    replaced: { ...ended, endReason: "SUPERSEDED" },
  };
  return tabs[tab];
}

function narrowed(filters: readonly ListFilter[], now: Date): Prisma.MandatWhereInput[] {
  const conditions: Readonly<Record<ListFilter, Prisma.MandatWhereInput>> = {
    expiring: { expiresAt: { lt: soonLimit(now) } },
    remote: { isRemote: true },
    unsigned: { paper: { none: { item: "SIGNED" } } },
  };
  return filters.map((filter) => conditions[filter]);
}

const WITH_PEOPLE = {
  usager: {
    select: {
      id: true,
      givenName: true,
      familyName: true,
      preferredUsername: true,
      birthdate: true,
      birthdateIdp: true,
    },
  },
  autorisations: { select: { demarche: true, revokedAt: true } },
} as const satisfies Prisma.MandatInclude;

type Row = Prisma.MandatGetPayload<{ include: typeof WITH_PEOPLE }>;

function rowOf(ctx: Ctx, mandats: readonly [Row, ...Row[]], tab: MandatState, now: Date) {
  const [{ usager }] = mandats;
  const lines = mandats.flatMap(({ autorisations }) => autorisations);
  const shown = tab === "active" ? lines.filter(({ revokedAt }) => revokedAt === null) : lines;
  return {
    id: usager.id,
    fullName: fullNameOf(usager),
    preferredUsername: usager.preferredUsername,
    birthdate: civilDate(openBirthdate(ctx, usager)),
    mandats: mandats.map(({ id, createdAt, expiresAt, endedAt }) => ({
      id,
      createdAt,
      expiresAt,
      endedAt,
      expiringSoon: tab === "active" && isExpiringSoon(expiresAt, now),
    })),
    demarches: inDisplayOrder(shown.map(({ demarche }) => demarche)),
  };
}

/**
 * « Mes mandats » (mandats §5.9): the usagers of the actor's organisation, one row each in each tab
 * where they have a mandat that the filters keep, in a number of statements that does not depend on the
 * rows.
 */
export async function listUsagers(
  ctx: Ctx,
  actor: AidantActor,
  input: ListInput,
): Promise<UsagerList> {
  const now = ctx.clock.now();
  const { organisationId } = actor;
  const { tab, filters = [], sort = "name" } = input;
  const request = { tab, filters, sort, page: input.page, term: cleanTerm(input.term) };
  const { ids, total, counts } = await findUsagerPage(ctx, { ...request, organisationId }, now);
  const mandats = await ctx.db.mandat.findMany({
    where: {
      organisationId,
      usagerId: { in: ids },
      AND: [mandatsInTab(tab, now), ...narrowed(filters, now)],
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    include: WITH_PEOPLE,
  });
  const usagers = ids.flatMap((id) => {
    const [first, ...others] = mandats.filter(({ usagerId }) => usagerId === id);
    return first ? [rowOf(ctx, [first, ...others], tab, now)] : [];
  });
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(input.page, pageCount);
  return { ...request, counts, total, usagers, page, pageCount };
}
