import { beforeAll, describe, expect, test } from "vitest";
import { PERIOD_SECONDS } from "@/lib/carte-totp/totp";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { beginFcLogin } from "@/lib/franceconnect/fs/begin-login";
import { fcClientOf } from "@/lib/franceconnect/fs/openid-client-adapter";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import { purgeDrafts } from "@/lib/jobs/purge-drafts";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { readRecap } from "@/lib/mandat/read-recap";
import { renewalForm } from "@/lib/mandat/renewal-form";
import { revokeMandatSchema } from "@/lib/mandat/revocation-schema";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { startRenewalSchema, type StartRenewalInput } from "@/lib/mandat/schemas";
import { startRenewal } from "@/lib/mandat/start-renewal";
import { viewUsager } from "@/lib/mandat/view-usager";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenAccessToken } from "../../support/factories/fi";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import { givenSigner, type Signer } from "../../support/factories/signature";

const DAY = 86_400_000;
let ctx: TestContext;

beforeAll(async () => {
  ctx = await testContext();
});

const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
};

interface Options {
  demarches?: DemarcheKey[];
  duree?: OfferedDuree;
  /** Days since the signature. */
  age?: number;
}

/** An usager with one mandat in the organisation of a signer. */
async function given(options: Options = {}) {
  ctx.clock.advance(PERIOD_SECONDS.APP * 1000);
  const organisation = await givenOrganisation(ctx);
  const signer = await givenSigner(ctx, organisation);
  const usager = await givenUsager(ctx);
  const { mandat, autorisations } = await givenMandat(ctx, {
    organisation,
    aidant: signer.user,
    usager,
    demarches: options.demarches ?? ["papiers", "famille"],
    duree: options.duree ?? "LONG",
    createdAt: new Date(ctx.clock.now().getTime() - (options.age ?? 0) * DAY),
  });
  const input = (more: Partial<StartRenewalInput> = {}): StartRenewalInput => ({
    usager: usager.id,
    mandat: "",
    demarche: ["papiers"],
    duree: "LONG",
    ...more,
  });
  const named = { usagerId: usager.id, mandatId: "" };
  return { organisation, signer, ana: signer.aidant, usager, mandat, autorisations, input, named };
}

const draftOf = (id: string) => ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });

async function sign(signer: Signer, draftId: string): Promise<string> {
  const { version } = await readRecap(ctx, signer.aidant, draftId);
  const post = { brouillon: draftId, version, code: signer.device.code() };
  return confirmMandat(ctx, signer.aidant, post);
}

const initiated = (usagerId: string) =>
  ctx.db.journalEntry.findMany({ where: { usagerId, action: "init_renew_mandat" } });

describe("a renewal", () => {
  test.each([
    ["active", { age: 0 }],
    ["expired for 364 days", { duree: "SHORT", age: 365 }],
  ] as const)(
    "of a mandat that is %s goes to the recap, then is signed [MAN-085]",
    async (_, age) => {
      const { signer, ana, usager, mandat, input } = await given(age);
      const draftId = await startRenewal(ctx, ana, input({ demarche: ["papiers", "argent"] }));
      expect(await initiated(usager.id)).toMatchObject([
        {
          actorId: ana.userId,
          organisationId: ana.organisationId,
          mandatId: mandat.id,
          draftId,
          demarches: ["argent", "papiers"],
          days: 365,
        },
      ]);
      const recap = await readRecap(ctx, ana, draftId);
      expect(recap).toMatchObject({ isRenewal: true, demarches: ["papiers", "argent"] });
      const renewed = await ctx.db.mandat.findUniqueOrThrow({
        where: { id: await sign(signer, draftId) },
        include: { attestation: true, autorisations: { orderBy: { demarche: "asc" } } },
      });
      expect(renewed).toMatchObject({
        usagerId: usager.id,
        renewalOfId: mandat.id,
        draftId,
        createdAt: ctx.clock.now(),
      });
      expect(renewed.autorisations.map(({ demarche }) => demarche)).toEqual(["papiers", "argent"]);
      expect((await draftOf(draftId)).status).toBe("CONSUMED");
    },
  );

  test("at a distance, on paper, is a remote mandat and says so in its first entry", async () => {
    const { signer, ana, usager, input } = await given();
    const draftId = await startRenewal(ctx, ana, input({ remote: { method: "LEGACY" } }));
    expect((await readRecap(ctx, ana, draftId)).isRemote).toBe(true);
    expect(await initiated(usager.id)).toMatchObject([
      { remoteMethod: "LEGACY", details: { isRemote: true } },
    ]);
    const where = { id: await sign(signer, draftId) };
    const renewed = await ctx.db.mandat.findUniqueOrThrow({ where });
    expect(renewed).toMatchObject({ isRemote: true, remoteMethod: "LEGACY" });
  });

  test("never leaves for FranceConnect", async () => {
    const { ana, input } = await given();
    const draftId = await startRenewal(ctx, ana, input());
    const begun = await beginFcLogin(ctx, ana, draftId, fcClientOf(ctx));
    expect(begun).toEqual({ kind: "no-draft" });
    expect((await draftOf(draftId)).status).toBe("INITIATED");
  });

  test("of one démarche replaces it, the other keeps its expiry [MAN-088]", async () => {
    const { signer, ana, mandat, input } = await given({ age: 300 });
    await sign(signer, await startRenewal(ctx, ana, input()));
    const olds = await ctx.db.autorisation.findMany({
      where: { mandatId: mandat.id },
      orderBy: { demarche: "asc" },
    });
    expect(olds).toMatchObject([
      { demarche: "papiers", revokedAt: ctx.clock.now(), endReason: "SUPERSEDED" },
      { demarche: "famille", revokedAt: null, expiresAt: mandat.expiresAt },
    ]);
    const old = await ctx.db.mandat.findUniqueOrThrow({ where: { id: mandat.id } });
    expect(old.endedAt).toBeNull();
  });

  test("of the whole mandat replaces it: nobody has revoked it", async () => {
    const { signer, ana, mandat, input } = await given();
    await sign(signer, await startRenewal(ctx, ana, input({ demarche: ["papiers", "famille"] })));
    const old = await ctx.db.mandat.findUniqueOrThrow({ where: { id: mandat.id } });
    expect(old.endReason).toBe("SUPERSEDED");
  });

  test("given up leaves its first entry only", async () => {
    const { ana, usager, input } = await given();
    const first = await startRenewal(ctx, ana, input());
    const second = await startRenewal(ctx, ana, input());
    expect((await draftOf(first)).status).toBe("ABANDONED");
    ctx.clock.advance(DAY + 1000);
    await purgeDrafts(ctx);
    expect((await draftOf(second)).status).toBe("EXPIRED");
    const entries = await ctx.db.journalEntry.findMany({ where: { usagerId: usager.id } });
    expect(entries.map(({ action }) => action)).toEqual(["init_renew_mandat", "init_renew_mandat"]);
    expect(await ctx.db.journalEntry.count({ where: { draftId: second } })).toBe(1);
  });

  test("is for its aidant, in this session and organisation, for 30 minutes", async () => {
    const { ana, organisation, input } = await given();
    const draftId = await startRenewal(ctx, ana, input());
    const colleague = await givenSigner(ctx, organisation);
    expect(await refusal(readRecap(ctx, colleague.aidant, draftId))).toBe(
      "MANDAT_BROUILLON_ABSENT",
    );
    ctx.clock.advance(ctx.settings.FC_FS_TTL * 1000);
    expect(await refusal(readRecap(ctx, ana, draftId))).toBe("accepted");
    ctx.clock.advance(1);
    expect(await refusal(readRecap(ctx, ana, draftId))).toBe("RENOUVELLEMENT_DELAI_DEPASSE");
  });

  test("leaves one open draft of ten posts at the same instant", async () => {
    const { ana, input } = await given();
    await Promise.all(Array.from({ length: 10 }, () => startRenewal(ctx, ana, input())));
    const open = await ctx.db.mandatDraft.findMany({
      where: { aidantId: ana.userId, status: "INITIATED" },
    });
    expect(open).toHaveLength(1);
  });

  test("of two colleagues at once leaves one running autorisation of each démarche", async () => {
    const { organisation, signer, ana, usager, input } = await given();
    const abel = await givenSigner(ctx, organisation);
    const [one, two] = [
      await startRenewal(ctx, ana, input()),
      await startRenewal(ctx, abel.aidant, input()),
    ];
    await Promise.all([sign(signer, one), sign(abel, two)]);
    const running = await ctx.db.autorisation.findMany({
      where: { usagerId: usager.id, revokedAt: null },
    });
    expect(running.map(({ demarche }) => demarche).sort()).toEqual(["famille", "papiers"]);
    const renewals = await ctx.db.mandat.count({ where: { usagerId: usager.id } });
    expect(renewals).toBe(3);
  });
});

describe("what cannot be renewed", () => {
  test("expired 366 days ago, revoked whole or piece by piece, replaced: nothing is written [MAN-086]", async () => {
    const old = await given({ duree: "SHORT", age: 367 });
    const revoked = await given();
    const post = revokeMandatSchema.parse({ mandat: revoked.mandat.id });
    await revokeMandat(ctx, revoked.ana, post);
    const both = await given({ duree: "SHORT" });
    for (const { id } of both.autorisations) {
      const request = { usager: both.usager.id, autorisation: id } as const;
      const by = { demandeur: "usager-oral", date_demande: "" } as const;
      await revokeAutorisation(ctx, both.ana, { ...request, ...by });
    }
    ctx.clock.advance(2 * DAY);
    const replaced = await given();
    await ctx.db.autorisation.updateMany({
      where: { mandatId: replaced.mandat.id },
      data: { revokedAt: ctx.clock.now(), endReason: "SUPERSEDED" },
    });
    await ctx.db.mandat.update({
      where: { id: replaced.mandat.id },
      data: { endedAt: ctx.clock.now(), endReason: "SUPERSEDED" },
    });
    for (const { ana, named, input, usager } of [old, revoked, both, replaced]) {
      expect(await refusal(renewalForm(ctx, ana, named))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
      expect(await refusal(startRenewal(ctx, ana, input()))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
      expect(await initiated(usager.id)).toEqual([]);
    }
  });

  test("a mandat that only another organisation could renew [MAN-086]", async () => {
    const here = await given({ duree: "SHORT", age: 400 });
    const there = await givenOrganisation(ctx);
    const bea = await givenSigner(ctx, there);
    const elsewhere = await givenMandat(ctx, {
      organisation: there,
      aidant: bea.user,
      usager: here.usager,
      demarches: ["papiers"],
    });
    expect(await refusal(renewalForm(ctx, here.ana, here.named))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
    const named = here.input({ mandat: elsewhere.mandat.id });
    expect(await refusal(startRenewal(ctx, here.ana, named))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
  });

  test("an usager of another organisation is as unknown as nobody, whatever the mandat [MAN-087]", async () => {
    const { usager, mandat, input } = await given();
    const bea = await givenSigner(ctx, await givenOrganisation(ctx));
    for (const usagerId of [usager.id, ctx.random.uuid(), "1 or 1=1", ""]) {
      for (const mandatId of ["", mandat.id]) {
        const form = renewalForm(ctx, bea.aidant, { usagerId, mandatId });
        expect(await refusal(form)).toBe("USAGER_INTROUVABLE");
        const post = input({ usager: usagerId, mandat: mandatId });
        expect(await refusal(startRenewal(ctx, bea.aidant, post))).toBe("USAGER_INTROUVABLE");
      }
    }
    expect(await initiated(usager.id)).toEqual([]);
  });

  test("an archived usager is not found", async () => {
    const { ana, usager, named } = await given();
    const { query } = sqlClient(ctx.ownerUrl);
    await query("update usager set archived_at = now() where id = $1", [usager.id]);
    expect(await refusal(renewalForm(ctx, ana, named))).toBe("USAGER_INTROUVABLE");
  });

  test("a mandat without autorisation, as old data has, is never renewable [MAN-117]", async () => {
    const { ana, named } = await given({ demarches: [] });
    expect(await refusal(renewalForm(ctx, ana, named))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
  });

  test("a mandat revoked while its renewal was prepared is not renewed, and spends no code", async () => {
    const { signer, ana, usager, mandat, input } = await given();
    const draftId = await startRenewal(ctx, ana, input());
    const { version } = await readRecap(ctx, ana, draftId);
    await revokeMandat(ctx, ana, revokeMandatSchema.parse({ mandat: mandat.id }));
    const post = { brouillon: draftId, version, code: signer.device.code() };
    expect(await refusal(confirmMandat(ctx, ana, post))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
    expect(await ctx.db.mandat.count({ where: { usagerId: usager.id } })).toBe(1);
    const device = await ctx.db.otpDevice.findFirstOrThrow({ where: { userId: ana.userId } });
    expect(device.lastCounter).toBeNull();
  });

  test("a démarche withdrawn after the form was shown [MAN-051]", async () => {
    const { signer, ana, organisation, input } = await given();
    const draftId = await startRenewal(ctx, ana, input());
    const { version } = await readRecap(ctx, ana, draftId);
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { allowedDemarches: ["famille"] },
    });
    expect(await refusal(startRenewal(ctx, ana, input()))).toBe("MANDAT_DEMARCHE_RETIREE");
    const post = { brouillon: draftId, version, code: signer.device.code() };
    expect(await refusal(confirmMandat(ctx, ana, post))).toBe("MANDAT_DEMARCHE_RETIREE");
  });
});

test("a thématique withdrawn is of no use, its page says so, and it works again once given back", async () => {
  const { ana, organisation, usager, mandat } = await given({ demarches: ["papiers", "famille"] });
  const allow = (allowedDemarches: DemarcheKey[]) =>
    ctx.db.organisation.update({ where: { id: organisation.id }, data: { allowedDemarches } });
  const world = { actor: ana, usager };
  const { accessToken } = await givenAccessToken(ctx, world);
  await allow(["papiers"]);
  await expect(readUserinfo(ctx, accessToken)).rejects.toMatchObject({ error: "invalid_token" });
  const shown = await viewUsager(ctx, ana, usager.id);
  expect(shown.withdrawn).toEqual(["famille"]);
  expect(shown.mandats).toMatchObject([{ id: mandat.id, state: "active" }]);
  await allow(["papiers", "famille"]);
  expect((await viewUsager(ctx, ana, usager.id)).withdrawn).toEqual([]);
  const later = await givenAccessToken(ctx, world);
  expect(await readUserinfo(ctx, later.accessToken)).toMatchObject({ sub: usager.sub });
});

describe("the form of a renewal", () => {
  test("repeats what still runs of the mandat, and its duration", async () => {
    const { ana, usager, mandat, autorisations, named } = await given({
      demarches: ["papiers", "famille", "argent"],
      duree: "SEMESTER",
    });
    const by = { demandeur: "usager-oral", date_demande: "" } as const;
    const autorisation = autorisations[1]?.id ?? "";
    await revokeAutorisation(ctx, ana, { usager: usager.id, autorisation, ...by });
    expect(await renewalForm(ctx, ana, named)).toMatchObject({
      demarches: ["papiers", "argent"],
      duree: "SEMESTER",
      usager: { id: usager.id, fullName: "Angela Claire Louise DUBOIS" },
      renewed: { id: mandat.id, expired: false },
      withdrawn: [],
    });
  });

  test("names the thématiques withdrawn from the structure, and does not offer them", async () => {
    const { ana, organisation, named } = await given();
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { allowedDemarches: ["papiers", "social"] },
    });
    expect(await renewalForm(ctx, ana, named)).toMatchObject({
      allowedDemarches: ["papiers", "social"],
      demarches: ["papiers"],
      withdrawn: ["famille"],
    });
  });

  test("takes the mandat that ends last, or the one that was chosen", async () => {
    const { ana, organisation, signer, usager, mandat, named } = await given({
      duree: "SHORT",
      age: 3,
    });
    const running = await givenMandat(ctx, {
      organisation,
      aidant: signer.user,
      usager,
      demarches: ["logement"],
      duree: "MONTH",
    });
    expect((await renewalForm(ctx, ana, named)).renewed.id).toBe(running.mandat.id);
    const chosen = await renewalForm(ctx, ana, { ...named, mandatId: mandat.id });
    expect(chosen.renewed).toMatchObject({ id: mandat.id, expired: true });
    const unknown = { ...named, mandatId: ctx.random.uuid() };
    expect(await refusal(renewalForm(ctx, ana, unknown))).toBe("RENOUVELLEMENT_IMPOSSIBLE");
  });

  test("offers again what was chosen less than 24 h ago for this mandat", async () => {
    const { ana, named, input } = await given();
    await startRenewal(ctx, ana, input({ demarche: ["justice"], duree: "MONTH" }));
    const form = await renewalForm(ctx, ana, named);
    expect(form).toMatchObject({ demarches: ["justice"], duree: "MONTH" });
    ctx.clock.advance(DAY + 1000);
    const later = await renewalForm(ctx, ana, named);
    expect(later).toMatchObject({ demarches: ["papiers", "famille"], duree: "LONG" });
  });

  test.each(["EXPIRED", "DENIED"] as const)(
    "offers again what a conversation that ended %s was about",
    async (status) => {
      const { ana, named, input } = await given();
      const remote = { method: "SMS", phone: "+33612345678" } as const;
      const id = await startRenewal(ctx, ana, input({ demarche: ["justice"], remote }));
      await ctx.db.mandatDraft.update({ where: { id }, data: { status } });
      const form = await renewalForm(ctx, ana, named);
      expect(form).toMatchObject({ demarches: ["justice"], remote: { method: "SMS" } });
      ctx.clock.advance(1000);
      const later = await startRenewal(ctx, ana, input({ demarche: ["famille"] }));
      const consumed = { status: "CONSUMED", consumedAt: ctx.clock.now() } as const;
      await ctx.db.mandatDraft.update({ where: { id: later }, data: consumed });
      const after = await renewalForm(ctx, ana, named);
      expect(after.demarches).toEqual(["papiers", "famille"]);
    },
  );

  test("refuses the same values as a new mandat", () => {
    const posted = { usager: "", mandat: "", demarche: ["x"], duree: "EUS_03_20" };
    const parsed = startRenewalSchema(DEMARCHE_KEYS).safeParse(posted);
    const fields = parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]);
    expect(fields).toEqual(["demarche", "duree"]);
  });
});
