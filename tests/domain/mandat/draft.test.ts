import { beforeEach, describe, expect, test } from "vitest";
import type { AidantActor } from "@/lib/auth/actor";
import type { Organisation } from "@/lib/generated/prisma/client";
import { purgeDrafts } from "@/lib/jobs/purge-drafts";
import { creationForm } from "@/lib/mandat/draft-form";
import { startMandatSchema, type StartMandatInput } from "@/lib/mandat/schemas";
import { startMandat } from "@/lib/mandat/start-mandat";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { testContext } from "../../support/context";
import { givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();

let organisation: Organisation;
let ana: AidantActor;

async function aidantOf(...organisations: [Organisation, ...Organisation[]]) {
  const user = await givenUser(ctx, { organisations });
  return (await givenSession(ctx, user, organisations[0])).aidant;
}

beforeEach(async () => {
  organisation = await givenOrganisation(ctx, { name: "Structure A" });
  ana = await aidantOf(organisation);
});

const drafts = (actor: AidantActor) =>
  ctx.db.mandatDraft.findMany({ where: { aidantId: actor.userId }, orderBy: { createdAt: "asc" } });

/** Messages by field, as the form's action would answer them. */
function messages(allowed: Parameters<typeof startMandatSchema>[0], input: unknown) {
  const parsed = startMandatSchema(allowed).safeParse(input);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => [path[0], message] as const);
}

const choice = (input: StartMandatInput): StartMandatInput => input;
const papiers = choice({ demarche: ["papiers"], duree: "LONG" });

describe("creation form", () => {
  test("offers ten démarches and chooses nothing [MAN-005]", async () => {
    const form = await creationForm(ctx, ana);
    expect(form.allowedDemarches).toEqual([...DEMARCHE_KEYS]);
    expect(form).toMatchObject({ demarches: [], duree: null });
  });

  test("names the organisation to aidants of several ones only [MAN-006] [MAN-007]", async () => {
    expect((await creationForm(ctx, ana)).severalOrganisations).toBe(false);
    const max = await aidantOf(organisation, await givenOrganisation(ctx));
    expect(await creationForm(ctx, max)).toMatchObject({
      severalOrganisations: true,
      organisationName: "Structure A",
    });
  });

  test("offers only what the organisation may do, in display order [MAN-008]", async () => {
    const three = await givenOrganisation(ctx, {
      allowedDemarches: ["logement", "papiers", "famille"],
    });
    const form = await creationForm(ctx, await aidantOf(three));
    expect(form.allowedDemarches).toEqual(["papiers", "famille", "logement"]);
  });

  test("names each value that is unknown or not allowed [MAN-009]", async () => {
    const found = messages(["papiers"], { demarche: ["papiers", "argent", "x"], duree: "SHORT" });
    expect(found).toHaveLength(2);
    expect(found[0]?.[1]).toContain("« argent »");
    expect(found[1]?.[1]).toContain("« x »");
    const hostile = messages(["papiers"], {
      demarche: [`\u0000a\n${"b".repeat(80)}`],
      duree: "LONG",
    });
    expect(hostile[0]?.[1]).not.toMatch(/\p{Cc}/u);
    expect(hostile[0]?.[1].length).toBeLessThan(110);
    const limited = await givenOrganisation(ctx, { allowedDemarches: ["papiers"] });
    const actor = await aidantOf(limited);
    const forged = choice({ demarche: ["papiers", "argent"], duree: "SHORT" });
    await expect(startMandat(ctx, actor, forged)).rejects.toMatchObject({
      code: "MANDAT_DEMARCHE_RETIREE",
    });
    expect(await drafts(actor)).toEqual([]);
  });

  test("demands one démarche at least [MAN-010]", () => {
    const found = messages(DEMARCHE_KEYS, { demarche: [], duree: "LONG" });
    expect(found).toEqual([["demarche", "Choisissez au moins une démarche."]]);
    expect(messages(DEMARCHE_KEYS, { duree: "LONG" })).toHaveLength(1);
  });

  test("demands a duration [MAN-011]", () => {
    for (const duree of [undefined, ""]) {
      const found = messages(DEMARCHE_KEYS, { demarche: ["papiers"], duree });
      expect(found).toEqual([["duree", "Choisissez une durée de mandat."]]);
    }
  });

  test.each(["EUS_03_20", "short", "test", "toString"])(
    "refuses the duration %s [MAN-012]",
    (duree) => {
      const found = messages(DEMARCHE_KEYS, { demarche: ["papiers"], duree });
      expect(found).toHaveLength(1);
      expect(found[0]?.[0]).toBe("duree");
      expect(found[0]?.[1]).toContain(`« ${duree} »`);
    },
  );

  test("ignores posted remote fields and anything else", () => {
    const posted = { ...papiers, is_remote: "on", user_phone: "0612345678", usager: "x" };
    expect(startMandatSchema(DEMARCHE_KEYS).parse(posted)).toEqual(papiers);
  });
});

describe("start of a mandat", () => {
  test("keeps each démarche once, for 24 h, the leg for 30 min [MAN-013]", async () => {
    const input = startMandatSchema(DEMARCHE_KEYS).parse({
      demarche: ["papiers", "papiers", "logement"],
      duree: "LONG",
    });
    const id = await startMandat(ctx, ana, input);
    const [draft] = await drafts(ana);
    const now = ctx.clock.now().getTime();
    expect(draft).toMatchObject({
      id,
      organisationId: ana.organisationId,
      loginSessionId: ana.sessionId,
      status: "INITIATED",
      kind: "NEW",
      demarches: ["papiers", "logement"],
      duree: "LONG",
      isRemote: false,
      remoteMethod: null,
      legExpiresAt: new Date(now + 1_800_000),
      expiresAt: new Date(now + 86_400_000),
    });
    expect(await ctx.db.journalEntry.count({ where: { actorId: ana.userId } })).toBe(0);
  });

  test("replaces the draft in progress and its secrets", async () => {
    const first = await startMandat(ctx, ana, papiers);
    const secrets = { stateHash: `h-${first}`, nonce: "n", idToken: "t", logoutStateHash: "l" };
    await ctx.db.mandatDraft.update({ where: { id: first }, data: secrets });
    ctx.clock.advance(1000);
    await startMandat(ctx, ana, choice({ demarche: ["argent"], duree: "SHORT" }));
    const [old, current] = await drafts(ana);
    expect(old).toMatchObject({
      id: first,
      status: "ABANDONED",
      stateHash: null,
      nonce: null,
      idToken: null,
      logoutStateHash: null,
    });
    expect(current).toMatchObject({ status: "INITIATED", demarches: ["argent"] });
  });

  test("leaves one open draft of ten posts at the same instant", async () => {
    const posts = Array.from({ length: 10 }, () => startMandat(ctx, ana, papiers));
    const ids = await Promise.all(posts);
    expect(new Set(ids).size).toBe(10);
    const open = (await drafts(ana)).filter(({ status }) => status === "INITIATED");
    expect(open).toHaveLength(1);
  });

  test("leaves colleagues' drafts and renewals alone", async () => {
    const bea = await aidantOf(organisation);
    await startMandat(ctx, bea, papiers);
    const renewal = await startMandat(ctx, ana, papiers);
    await ctx.db.mandatDraft.update({ where: { id: renewal }, data: { kind: "RENEWAL" } });
    await startMandat(ctx, ana, papiers);
    expect((await drafts(bea)).map(({ status }) => status)).toEqual(["INITIATED"]);
    expect((await drafts(ana)).map(({ status }) => status)).toEqual(["INITIATED", "INITIATED"]);
  });

  test("refuses an organisation that was deactivated meanwhile", async () => {
    const data = { deactivatedAt: ctx.clock.now() };
    await ctx.db.organisation.update({ where: { id: organisation.id }, data });
    await expect(startMandat(ctx, ana, papiers)).rejects.toMatchObject({
      code: "MANDAT_DEMARCHE_RETIREE",
    });
  });
});

describe("choices offered again", () => {
  test("come from the own draft, failed ones included, for 24 h", async () => {
    const id = await startMandat(
      ctx,
      ana,
      choice({ demarche: ["social", "papiers"], duree: "MONTH" }),
    );
    await ctx.db.mandatDraft.update({ where: { id }, data: { status: "FC_ERROR" } });
    const kept = { demarches: ["papiers", "social"], duree: "MONTH" };
    expect(await creationForm(ctx, ana)).toMatchObject(kept);
    const later = await givenSession(
      ctx,
      await ctx.db.user.findUniqueOrThrow({ where: { id: ana.userId } }),
      organisation,
    );
    expect(await creationForm(ctx, later.aidant)).toMatchObject(kept);
    ctx.clock.advance(86_400_001);
    expect(await creationForm(ctx, ana)).toMatchObject({ demarches: [], duree: null });
  });

  test("never come from a colleague, another organisation or a signed mandat", async () => {
    const max = await aidantOf(organisation, await givenOrganisation(ctx));
    await startMandat(ctx, max, papiers);
    expect((await creationForm(ctx, ana)).demarches).toEqual([]);
    const elsewhere = { ...max, organisationId: (await givenOrganisation(ctx)).id };
    expect((await creationForm(ctx, elsewhere)).demarches).toEqual([]);
    const usager = await givenUsager(ctx);
    const id = await startMandat(ctx, ana, papiers);
    await ctx.db.mandatDraft.update({
      where: { id },
      data: { status: "CONSUMED", consumedAt: ctx.clock.now(), usagerId: usager.id },
    });
    expect((await creationForm(ctx, ana)).demarches).toEqual([]);
  });

  test("leave out a démarche that the organisation lost meanwhile", async () => {
    await startMandat(ctx, ana, choice({ demarche: ["papiers", "argent"], duree: "LONG" }));
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { allowedDemarches: ["papiers"] },
    });
    expect((await creationForm(ctx, ana)).demarches).toEqual(["papiers"]);
  });
});

describe("purge of drafts", () => {
  test("strips secrets with the leg, ends after 24 h, deletes 24 h later", async () => {
    const usager = await givenUsager(ctx);
    const id = await startMandat(ctx, ana, papiers);
    const find = () => ctx.db.mandatDraft.findUnique({ where: { id } });
    const secrets = { idToken: "sealed", logoutStateHash: "hash" };
    const identified = { status: "IDENTIFIED", usagerId: usager.id, ...secrets } as const;
    await ctx.db.mandatDraft.update({ where: { id }, data: identified });

    ctx.clock.advance(1_800_000);
    await purgeDrafts(ctx);
    expect(await find()).toMatchObject(identified);

    ctx.clock.advance(1);
    await purgeDrafts(ctx);
    expect(await find()).toMatchObject({
      status: "IDENTIFIED",
      usagerId: usager.id,
      idToken: null,
      logoutStateHash: null,
      demarches: ["papiers"],
    });

    ctx.clock.advance(86_400_000);
    await purgeDrafts(ctx);
    expect(await find()).toMatchObject({ status: "EXPIRED", usagerId: null });
    const entries = await ctx.db.journalEntry.findMany({ where: { draftId: id } });
    expect(entries.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ["draft_expired", "system"],
    ]);

    ctx.clock.advance(86_400_001);
    await purgeDrafts(ctx);
    expect(await find()).toBeNull();
    expect(await ctx.db.journalEntry.count({ where: { draftId: id } })).toBe(1);
  });

  test("ends each draft once when two machines purge together", async () => {
    const id = await startMandat(ctx, ana, papiers);
    ctx.clock.advance(86_400_001);
    await Promise.all([purgeDrafts(ctx), purgeDrafts(ctx), purgeDrafts(ctx)]);
    expect(await ctx.db.journalEntry.count({ where: { draftId: id } })).toBe(1);
  });
});
