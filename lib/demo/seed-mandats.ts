import { aidantActor, type AidantActor } from "@/lib/auth/actor";
import { openOtpSecret } from "@/lib/carte-totp/secret";
import { codeAt, stepAt } from "@/lib/carte-totp/totp";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { requireSignable } from "@/lib/mandat/signable-draft";
import { versionOf } from "@/lib/mandat/recap-version";
import { startMandat } from "@/lib/mandat/start-mandat";
import { daysOf, holderLock } from "@/lib/mandat/replace-autorisations";
import { lockName } from "@/lib/db/lock";
import { identifyUsager } from "@/lib/usager/identify-usager";
import { usagerSub } from "@/lib/usager/identity";
import { DEMO_MANDATS, DEMO_PERSONS, type DemoMandat } from "./mandats";

const DAY_MS = 24 * 3_600_000;

/** The same context on another day. */
const at = (ctx: Ctx, instant: Date): Ctx => ({ ...ctx, clock: { now: () => new Date(instant) } });

async function signatory(ctx: Ctx, email: string) {
  const user = await ctx.db.user.findUniqueOrThrow({
    where: { email },
    include: { currentOrganisation: true, otpDevices: { take: 1 } },
  });
  const [device] = user.otpDevices;
  const organisation = user.currentOrganisation;
  if (!device || !organisation) throw new Error("a demonstration account is incomplete");
  const actor = aidantActor({
    userId: user.id,
    sessionId: ctx.random.uuid(),
    organisationId: organisation.id,
    organisationName: organisation.name,
    fullName: `${user.firstName} ${user.lastName}`,
    lastOtpAt: ctx.clock.now(),
  });
  const { periodSeconds, lastCounter } = device;
  const opened = { secret: openOtpSecret(ctx, device), periodSeconds };
  const now = ctx.clock.now();
  const inUse = lastCounter !== null && lastCounter >= stepAt(now, periodSeconds);
  return { actor, code: codeAt(opened, now), inUse };
}

/** The sign-in session of a past day, in which its mandat was signed; nobody holds its cookie. */
async function openSession(ctx: Ctx, actor: AidantActor): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.session.create({
    data: {
      id: actor.sessionId,
      sessionToken: sha256(ctx.random.token()),
      userId: actor.userId,
      organisationId: actor.organisationId,
      createdAt: now,
      lastActivityAt: now,
      lastOtpAt: now,
      expires: new Date(now.getTime() + ctx.settings.SESSION_ABSOLUTE * 1000),
    },
  });
}

/** What the return from FranceConnect does, for a person whom no simulator has to answer for. */
async function identify(ctx: Ctx, actor: AidantActor, draftId: string, mandat: DemoMandat) {
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const identity = DEMO_PERSONS[mandat.person];
    const usagerId = await identifyUsager(ctx, tx, now, actor, { identity, phone: null, draftId });
    const draft = await tx.mandatDraft.update({
      where: { id: draftId },
      data: { status: "IDENTIFIED", usagerId, identifiedAt: now },
    });
    return requireSignable(draft, now);
  });
}

/** Ends a whole mandat as its person asks for it. */
async function revoke(ctx: Ctx, actor: AidantActor, mandatId: string): Promise<void> {
  const now = ctx.clock.now();
  const reason = "REVOKED_BY_USAGER";
  await inTransaction(ctx, async (tx) => {
    const mandat = await tx.mandat.findUniqueOrThrow({
      where: { id: mandatId },
      include: { autorisations: true },
    });
    await lockName(tx, holderLock(mandat));
    const about = { usagerId: mandat.usagerId, mandatId, days: daysOf(mandat) };
    for (const { id, demarche } of mandat.autorisations) {
      await tx.autorisation.update({
        where: { id },
        data: { revokedAt: now, revokedById: actor.userId, endReason: reason },
      });
      await recordEntry(ctx, tx, now, actor, {
        action: "cancel_autorisation",
        ...about,
        autorisationId: id,
        demarches: [demarche],
        details: { reason },
      });
    }
    await tx.mandat.update({
      where: { id: mandatId },
      data: { endedAt: now, endReason: reason },
    });
    await recordEntry(ctx, tx, now, actor, {
      action: "cancel_mandat",
      ...about,
      details: { reason },
    });
  });
}

async function sign(ctx: Ctx, mandat: DemoMandat): Promise<void> {
  const { actor, code, inUse } = await signatory(ctx, mandat.aidant);
  // Somebody has signed in since: this account can sign nothing in the past any more.
  if (inUse) return;
  await openSession(ctx, actor);
  const { demarches, duree } = mandat;
  const draftId = await startMandat(ctx, actor, { demarche: [...demarches], duree });
  const draft = await identify(ctx, actor, draftId, mandat);
  const input = { brouillon: draftId, version: await versionOf(ctx.db, draft), code };
  const mandatId = await confirmMandat(ctx, actor, input);
  await ctx.db.session.delete({ where: { id: actor.sessionId } });
  if (mandat.revokedAfterDays === undefined) return;
  const later = new Date(ctx.clock.now().getTime() + mandat.revokedAfterDays * DAY_MS);
  await revoke(at(ctx, later), actor, mandatId);
}

/**
 * Mandats of the demonstration, signed by its accounts on past days through the ordinary use cases. A
 * person who has one already gets no more, so that running it again changes nothing.
 */
export async function seedMandats(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  const known = await ctx.db.usager.findMany({
    where: { mandats: { some: {} } },
    select: { sub: true },
  });
  const served = new Set(known.map(({ sub }) => sub));
  const missing = DEMO_MANDATS.filter(
    ({ person }) => !served.has(usagerSub(ctx.settings, DEMO_PERSONS[person].fcSub)),
  );
  // The oldest first: a code is accepted only above the last accepted one.
  for (const mandat of missing.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    await sign(at(ctx, new Date(now - mandat.daysAgo * DAY_MS)), mandat);
  }
}
