import { aidantActor, type AidantActor } from "@/lib/auth/actor";
import { openOtpSecret } from "@/lib/carte-totp/secret";
import { codeAt, stepAt } from "@/lib/carte-totp/totp";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { requireSignable } from "@/lib/mandat/signable-draft";
import { versionOf } from "@/lib/mandat/recap-version";
import { startMandat } from "@/lib/mandat/start-mandat";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { revokeAutorisationSchema, revokeMandatSchema } from "@/lib/mandat/revocation-schema";
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

/** Ends what the person asked to end, on its day. */
async function end(ctx: Ctx, actor: AidantActor, mandatId: string, mandat: DemoMandat) {
  const signedAt = ctx.clock.now().getTime();
  const later = (days: number): Ctx => at(ctx, new Date(signedAt + days * DAY_MS));
  const { revokedAfterDays, revokedDemarche } = mandat;
  if (revokedAfterDays !== undefined) {
    const request = revokeMandatSchema.parse({ mandat: mandatId });
    await revokeMandat(later(revokedAfterDays), actor, request);
  }
  if (revokedDemarche) {
    const { id, usagerId } = await ctx.db.autorisation.findFirstOrThrow({
      where: { mandatId, demarche: revokedDemarche.demarche },
    });
    const request = revokeAutorisationSchema.parse({ usager: usagerId, autorisation: id });
    await revokeAutorisation(later(revokedDemarche.afterDays), actor, request);
  }
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
  await end(ctx, actor, mandatId, mandat);
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
