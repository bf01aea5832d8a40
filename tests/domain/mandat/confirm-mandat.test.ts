import { beforeAll, describe, expect, test } from "vitest";
import { isIntact } from "@/lib/attestation/seal";
import { aidantAccess } from "@/lib/auth/access";
import { memberActor, type AidantActor } from "@/lib/auth/actor";
import { readSession } from "@/lib/auth/session";
import { consumeCode } from "@/lib/carte-totp/consume-code";
import { inTransaction } from "@/lib/db/transaction";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { activeAutorisations } from "@/lib/mandat/active";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { confirmMandatSchema } from "@/lib/mandat/confirm-schema";
import { switchOrganisation } from "@/lib/organisation/switch-organisation";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient } from "../../support/database";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import {
  givenIdentifiedDraft,
  givenOtpDevice,
  givenSigner,
  recapPost,
  signedMandat,
  type Signer,
} from "../../support/factories/signature";

const MINUTE = 60_000;
const DAY = 86_400_000;
let ctx: TestContext;

beforeAll(async () => {
  ctx = await testContext();
});

/** Actions of the journal for one mandat, in the order they were written. */
async function journalOf(mandatId: string) {
  const { query } = sqlClient(ctx.ownerUrl);
  return query(
    `select action, demarches, days, attestation_hash, details, autorisation_id, mandat_id
     from journal_entry where mandat_id = $1 or (action = 'cancel_autorisation' and usager_id in
     (select usager_id from mandat where id = $1)) order by recorded_at, ctid`,
    [mandatId],
  );
}

async function readySigner(options: { demarches?: DemarcheKey[] } = {}) {
  ctx.clock.advance(MINUTE);
  const organisation = await givenOrganisation(ctx);
  const signer = await givenSigner(ctx, organisation);
  const usager = await givenUsager(ctx);
  const draft = await givenIdentifiedDraft(ctx, signer.aidant, usager, options);
  const post = (code = signer.device.code()) => recapPost(ctx, draft, code);
  return { organisation, usager, draft, post, ...signer };
}

const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
};
const organisationOf = ({ organisationId: id }: AidantActor) =>
  ctx.db.organisation.findUniqueOrThrow({ where: { id } });
const mandatsOf = (usagerId: string) => ctx.db.mandat.count({ where: { usagerId } });
const documentsNow = () => ctx.db.attestationDocument.count();

describe("signing a mandat", () => {
  test("makes the mandat, its attestation and its autorisations, journaled in order [MAN-031]", async () => {
    const { aidant, draft, post, organisation, usager } = await readySigner({
      demarches: ["papiers", "argent", "logement"],
    });
    const mandatId = await confirmMandat(ctx, aidant, await post());
    const mandat = await ctx.db.mandat.findUniqueOrThrow({
      where: { id: mandatId },
      include: { attestation: true, autorisations: true },
    });
    expect(mandat).toMatchObject({
      organisationId: organisation.id,
      usagerId: usager.id,
      createdById: aidant.userId,
      draftId: draft.id,
      endedAt: null,
    });
    expect(mandat.autorisations).toHaveLength(3);
    expect(isIntact(ctx, mandat.attestation)).toBe(true);
    const entries = await journalOf(mandatId);
    expect(entries.map(({ action, demarches }) => [action, demarches])).toEqual([
      ["create_attestation", ["argent", "logement", "papiers"]],
      ["create_autorisation", ["argent"]],
      ["create_autorisation", ["logement"]],
      ["create_autorisation", ["papiers"]],
    ]);
    expect(entries[0]?.attestation_hash).toBe(mandat.attestation.sha256);
    const consumed = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(consumed.status).toBe("CONSUMED");
    const pdf = await ctx.db.outboxMessage.count({
      where: { dedupeKey: `pdf:${mandat.attestationId}`, channel: "PDF" },
    });
    expect(pdf).toBe(1);
    const figures = { kind: "create_mandat", organisationId: organisation.id };
    expect(await ctx.db.statEvent.count({ where: figures })).toBe(1);
  });

  test("lasts exactly 365 × 24 h when long, 365 days everywhere [MAN-032]", async () => {
    const { mandat } = await signedMandat(ctx, { duree: "LONG" });
    expect(mandat.expiresAt.getTime() - mandat.createdAt.getTime()).toBe(365 * DAY);
    expect(mandat.createdAt).toEqual(ctx.clock.now());
    for (const { startsAt, expiresAt } of mandat.autorisations) {
      expect([startsAt, expiresAt]).toEqual([mandat.createdAt, mandat.expiresAt]);
    }
    const days = (await journalOf(mandat.id)).map((entry) => entry.days);
    expect(days).toEqual([365, 365, 365]);
    expect(mandat.attestation.snapshot).toContain('"days":365');
  });

  test("counts 24 h for a short one across the change to summer time [MAN-033]", async () => {
    ctx.clock.set("2026-03-28T10:59:30Z");
    const { mandat } = await signedMandat(ctx, { duree: "SHORT" });
    expect(mandat.createdAt.toISOString()).toBe("2026-03-28T11:00:00.000Z");
    const paris = new Intl.DateTimeFormat("fr-FR", {
      dateStyle: "short",
      timeStyle: "short",
      timeZone: "Europe/Paris",
    });
    expect(paris.format(mandat.createdAt)).toBe("28/03/2026 12:00");
    expect(paris.format(mandat.expiresAt)).toBe("29/03/2026 13:00");
  });

  test("a long one crosses a leap year at the same UTC time [MAN-034]", async () => {
    ctx.clock.set("2027-03-01T09:00:00Z");
    const { mandat } = await signedMandat(ctx, { duree: "LONG" });
    expect(mandat.expiresAt.toISOString()).toBe("2028-02-29T09:00:30.000Z");
  });

  test("is active at the very instant of its expiry, expired 1 ms later [MAN-035]", async () => {
    const { mandat } = await signedMandat(ctx, { duree: "SHORT" });
    const active = (at: number) =>
      ctx.db.autorisation.count({
        where: { mandatId: mandat.id, ...activeAutorisations(new Date(at), mandat.organisationId) },
      });
    expect(await active(mandat.expiresAt.getTime())).toBe(2);
    expect(await active(mandat.expiresAt.getTime() + 1)).toBe(0);
  });

  test("ignores what a tampered form adds: the draft's values rule [MAN-052]", async () => {
    const { aidant, post, usager } = await readySigner({ demarches: ["papiers"] });
    const tampered = {
      ...(await post()),
      information: "on",
      consentement: "on",
      demarche: "argent",
      duree: "SHORT",
      usager: "someone-else",
    };
    const mandatId = await confirmMandat(ctx, aidant, confirmMandatSchema.parse(tampered));
    const mandat = await ctx.db.mandat.findUniqueOrThrow({
      where: { id: mandatId },
      include: { autorisations: true },
    });
    expect(mandat).toMatchObject({ duree: "LONG", usagerId: usager.id });
    expect(mandat.autorisations.map(({ demarche }) => demarche)).toEqual(["papiers"]);
  });

  test("refuses a form older than the draft it would sign", async () => {
    const { aidant, draft, post, usager } = await readySigner();
    const older = await post();
    await ctx.db.mandatDraft.update({ where: { id: draft.id }, data: { demarches: ["argent"] } });
    expect(await refusal(confirmMandat(ctx, aidant, older))).toBe("MANDAT_BROUILLON_MODIFIE");
    expect(await mandatsOf(usager.id)).toBe(0);
  });
});

describe("the form of the recap", () => {
  const valid = { brouillon: "x", version: "y", information: "on", consentement: "on" };

  test.each(["12345", "abcdef", "１２３４５６", "1234567", ""])(
    "refuses %j as a format error, before any device [MAN-037]",
    (code) => {
      const parsed = confirmMandatSchema.safeParse({ ...valid, code });
      expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["code"]]);
    },
  );

  test("a missing box is an error of its field; the code, unspent, is then accepted [MAN-036]", async () => {
    const { aidant, post } = await readySigner();
    const unticked = { ...(await post()), consentement: "on" };
    const parsed = confirmMandatSchema.safeParse(unticked);
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["information"]]);
    const ticked = confirmMandatSchema.parse({ ...unticked, information: "on" });
    await expect(confirmMandat(ctx, aidant, ticked)).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("the one-time code of a signature", () => {
  test("a wrong one makes nothing, is told on its field and is journaled [MAN-038]", async () => {
    const { aidant, post, draft, usager, device } = await readySigner();
    const wrong = device.code() === "000000" ? "111111" : "000000";
    const failed = await confirmMandat(ctx, aidant, await post(wrong)).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: "OTP_REFUSED", options: { field: "code" } });
    expect(await mandatsOf(usager.id)).toBe(0);
    const entries = await ctx.db.journalEntry.findMany({ where: { draftId: draft.id } });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["otp_failed_mandat", aidant.userId],
    ]);
  });

  test("a code used at sign-in is refused [MAN-039]", async () => {
    const { aidant, post, user, usager, device } = await readySigner();
    const code = device.code();
    const atSignIn = inTransaction(ctx, (tx) =>
      consumeCode(ctx, tx, user.id, code, ctx.clock.now()),
    );
    expect(await atSignIn).toEqual({ deviceId: device.deviceId });
    expect(await refusal(confirmMandat(ctx, aidant, await post(code)))).toBe("OTP_REFUSED");
    expect(await mandatsOf(usager.id)).toBe(0);
  });

  test("a code used for another mandat is refused [MAN-040]", async () => {
    const { aidant, post, user, organisation, device } = await readySigner();
    const code = device.code();
    await confirmMandat(ctx, aidant, await post(code));
    const other = await givenUsager(ctx);
    const session = await givenSession(ctx, user, organisation);
    const draft = await givenIdentifiedDraft(ctx, session.aidant, other);
    const second = await recapPost(ctx, draft, code);
    expect(await refusal(confirmMandat(ctx, session.aidant, second))).toBe("OTP_REFUSED");
    expect(await mandatsOf(other.id)).toBe(0);
  });

  test("a colleague's valid code is refused [MAN-042]", async () => {
    const { aidant, post, organisation, usager } = await readySigner();
    const abel = await givenSigner(ctx, organisation);
    expect(await refusal(confirmMandat(ctx, aidant, await post(abel.device.code())))).toBe(
      "OTP_REFUSED",
    );
    expect(await mandatsOf(usager.id)).toBe(0);
  });

  test("an unconfirmed or separated device signs nothing [MAN-043]", async () => {
    const { aidant, post, user, device } = await readySigner();
    const card = await givenOtpDevice(ctx, user, { kind: "CARD", confirmed: false });
    expect(await refusal(confirmMandat(ctx, aidant, await post(card.code())))).toBe("OTP_REFUSED");
    const separated = device.code();
    await sqlClient(ctx.ownerUrl).query("delete from otp_device where id = $1", [device.deviceId]);
    expect(await refusal(confirmMandat(ctx, aidant, await post(separated)))).toBe("OTP_REFUSED");
  });

  test("twenty mandats with the application leave the card usable [MAN-044]", async () => {
    const organisation = await givenOrganisation(ctx);
    const signer = await givenSigner(ctx, organisation);
    const card = await givenOtpDevice(ctx, signer.user, { kind: "CARD" });
    for (let count = 0; count < 20; count += 1) {
      await signedMandat(ctx, { signer, demarches: ["papiers"] });
    }
    ctx.clock.advance(MINUTE);
    const draft = await givenIdentifiedDraft(ctx, signer.aidant, await givenUsager(ctx));
    const post = await recapPost(ctx, draft, card.code());
    expect(await refusal(confirmMandat(ctx, signer.aidant, post))).toBe("accepted");
  });

  test("six wrong codes pause the right one until the delay ends [MAN-045]", async () => {
    const { aidant, post, device } = await readySigner();
    const wrong = device.code() === "000000" ? "111111" : "000000";
    for (let count = 0; count < 6; count += 1) {
      await refusal(confirmMandat(ctx, aidant, await post(wrong)));
      ctx.clock.advance(count < 5 ? 200_000 : 0);
    }
    const paused = await confirmMandat(ctx, aidant, await post()).catch((error: unknown) => error);
    expect(paused).toMatchObject({ code: "OTP_PAUSED", options: { field: "code" } });
    const seconds = paused instanceof DomainError ? (paused.options.retryAfterSeconds ?? 0) : 0;
    expect(seconds).toBeGreaterThan(0);
    ctx.clock.advance(seconds * 1000 + 1000);
    expect(await refusal(confirmMandat(ctx, aidant, await post()))).toBe("accepted");
  });
});

describe("a signature sent again, or at the same time", () => {
  test("the same post twice in parallel gives one mandat, shown to both [MAN-046]", async () => {
    const { aidant, post, usager } = await readySigner();
    const same = await post();
    const answers = await Promise.all([
      confirmMandat(ctx, aidant, same),
      confirmMandat(ctx, aidant, same),
    ]);
    expect(answers[0]).toBe(answers[1]);
    expect(await mandatsOf(usager.id)).toBe(1);
  });

  test("a consumed draft posted again shows its mandat and spends no code [MAN-047]", async () => {
    const { aidant, post, usager, device } = await readySigner();
    const mandatId = await confirmMandat(ctx, aidant, await post());
    ctx.clock.advance(MINUTE);
    const fresh = device.code();
    const again = { brouillon: (await draftOf(mandatId)) ?? "", version: "", code: fresh };
    expect(await confirmMandat(ctx, aidant, again)).toBe(mandatId);
    expect(await mandatsOf(usager.id)).toBe(1);
    const next = await givenIdentifiedDraft(ctx, aidant, await givenUsager(ctx));
    const post2 = await recapPost(ctx, next, fresh);
    expect(await refusal(confirmMandat(ctx, aidant, post2))).toBe("accepted");
  });

  test("two colleagues signing for one person leave one running autorisation [MAN-048]", async () => {
    const organisation = await givenOrganisation(ctx);
    const usager = await givenUsager(ctx);
    const ana = await givenSigner(ctx, organisation);
    const abel = await givenSigner(ctx, organisation);
    const sign = async ({ aidant, device }: Signer) => {
      const draft = await givenIdentifiedDraft(ctx, aidant, usager, { demarches: ["papiers"] });
      const post = await recapPost(ctx, draft, device.code());
      return () => confirmMandat(ctx, aidant, post);
    };
    const posts = [await sign(ana), await sign(abel)];
    await Promise.all(posts.map((post) => post()));
    expect(await mandatsOf(usager.id)).toBe(2);
    const running = { usagerId: usager.id, revokedAt: null };
    expect(await ctx.db.autorisation.count({ where: running })).toBe(1);
    expect(await ctx.db.mandat.count({ where: { usagerId: usager.id, endedAt: null } })).toBe(1);
  });

  test("a database error at the attestation writes nothing and gives the code back [MAN-049]", async () => {
    const { aidant, post, usager, draft } = await readySigner();
    const { query } = sqlClient(ctx.ownerUrl);
    await query(`create function fail_storage() returns trigger language plpgsql as
      $$ begin raise exception 'disk full' using errcode = '53100'; end $$`);
    await query(`create trigger fail_storage before insert on attestation_document
      for each row execute function fail_storage()`);
    const before = [await documentsNow(), await ctx.db.journalEntry.count()];
    const code = await post();
    await expect(confirmMandat(ctx, aidant, code)).rejects.toThrow();
    await query("drop trigger fail_storage on attestation_document");
    expect([await documentsNow(), await ctx.db.journalEntry.count()]).toEqual(before);
    expect(await mandatsOf(usager.id)).toBe(0);
    const untouched = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id: draft.id } });
    expect(untouched.status).toBe("IDENTIFIED");
    expect(await refusal(confirmMandat(ctx, aidant, code))).toBe("accepted");
  });
});

const draftOf = async (mandatId: string) =>
  (await ctx.db.mandat.findUnique({ where: { id: mandatId } }))?.draftId;

describe("rights read again at the signature", () => {
  test("a name that changed since the recap was shown signs nothing", async () => {
    const changes = [
      (usagerId: string) =>
        ctx.db.usager.update({ where: { id: usagerId }, data: { familyName: "DURAND" } }),
      (_usagerId: string, id: string) =>
        ctx.db.organisation.update({ where: { id }, data: { name: "Autre nom" } }),
      (_usagerId: string, id: string) =>
        ctx.db.organisation.update({ where: { id }, data: { address: "Autre adresse" } }),
    ];
    for (const change of changes) {
      const { aidant, post, usager, organisation } = await readySigner();
      const shown = await post();
      await change(usager.id, organisation.id);
      expect(await refusal(confirmMandat(ctx, aidant, shown))).toBe("MANDAT_BROUILLON_MODIFIE");
      expect(await mandatsOf(usager.id)).toBe(0);
    }
  });

  test("a draft made for A is nothing once B is current [MAN-050]", async () => {
    const a = await givenOrganisation(ctx);
    const b = await givenOrganisation(ctx);
    const max = await givenUser(ctx, { organisations: [a, b] });
    const inA = await givenSession(ctx, max, a);
    const device = await givenOtpDevice(ctx, max);
    const usager = await givenUsager(ctx);
    const draft = await givenIdentifiedDraft(ctx, inA.aidant, usager);
    await ctx.db.session.update({ where: { id: inA.sessionId }, data: { organisationId: b.id } });
    const inB = { ...inA.aidant, organisationId: b.id };
    const post = await recapPost(ctx, draft, device.code());
    expect(await refusal(confirmMandat(ctx, inB, post))).toBe("MANDAT_BROUILLON_ABSENT");
    expect(await refusal(confirmMandat(ctx, inA.aidant, post))).toBe("MANDAT_COMPTE_REFUSE");
    expect(await mandatsOf(usager.id)).toBe(0);
  });

  test("a switch in another tab of the same session signs nothing [MAN-050]", async () => {
    const { aidant, draft, post, usager, user } = await readySigner();
    const b = await givenOrganisation(ctx);
    const joinedAt = ctx.clock.now();
    const data = { userId: user.id, organisationId: b.id, joinedAt };
    await ctx.db.membership.create({ data });
    await switchOrganisation(ctx, memberActor(aidant), b.id);
    await ctx.db.mandatDraft.update({ where: { id: draft.id }, data: { status: "IDENTIFIED" } });
    expect(await refusal(confirmMandat(ctx, aidant, await post()))).toBe("MANDAT_COMPTE_REFUSE");
    expect(await mandatsOf(usager.id)).toBe(0);
  });

  test("the choice of another session of the account changes nothing here", async () => {
    const { aidant, post, usager, user } = await readySigner();
    const b = await givenOrganisation(ctx);
    const joinedAt = ctx.clock.now();
    await ctx.db.membership.create({ data: { userId: user.id, organisationId: b.id, joinedAt } });
    const { member } = await givenSession(ctx, user, await organisationOf(aidant));
    await switchOrganisation(ctx, member, b.id);
    expect(await refusal(confirmMandat(ctx, aidant, await post()))).toBe("accepted");
    expect(await mandatsOf(usager.id)).toBe(1);
  });

  test("a session whose organisation was deactivated signs for the one that it fell back to", async () => {
    const a = await givenOrganisation(ctx);
    const b = await givenOrganisation(ctx);
    const max = await givenUser(ctx, { organisations: [a, b] });
    const { token } = await givenSession(ctx, max, a);
    const device = await givenOtpDevice(ctx, max);
    const where = { id: a.id };
    await ctx.db.organisation.update({ where, data: { deactivatedAt: ctx.clock.now() } });
    const access = aidantAccess(await readSession(ctx, token, { slide: true }));
    if (!("actor" in access)) throw new Error("no actor");
    const { actor } = access;
    expect(actor.organisationId).toBe(b.id);
    const kept = await ctx.db.user.findUniqueOrThrow({ where: { id: max.id } });
    expect(kept.currentOrganisationId).toBe(b.id);
    const draft = await givenIdentifiedDraft(ctx, actor, await givenUsager(ctx));
    const post = await recapPost(ctx, draft, device.code());
    expect(await refusal(confirmMandat(ctx, actor, post))).toBe("accepted");
  });

  test("an ended session signs nothing", async () => {
    const { aidant, post } = await readySigner();
    const data = { endedAt: ctx.clock.now(), endReason: "LOGOUT" } as const;
    await ctx.db.session.update({ where: { id: aidant.sessionId }, data });
    expect(await refusal(confirmMandat(ctx, aidant, await post()))).toBe("MANDAT_COMPTE_REFUSE");
  });

  describe("a right withdrawn after the recap was shown [MAN-051]", () => {
    test.each([
      [
        "MANDAT_COMPTE_REFUSE",
        "update compte set deactivated_at = now(), deactivation_reason = 'STAFF' where id = $1",
      ],
      ["MANDAT_COMPTE_REFUSE", "update compte set can_create_mandats = false where id = $1"],
      ["MANDAT_COMPTE_REFUSE", "update compte set cgu_version = '0.1' where id = $1"],
      ["MANDAT_COMPTE_REFUSE", "delete from membership where user_id = $1"],
      [
        "MANDAT_STRUCTURE_INACTIVE",
        `update organisation set deactivated_at = now()
         where id = (select current_organisation_id from compte where id = $1)`,
      ],
      [
        "MANDAT_DEMARCHE_RETIREE",
        `update organisation set allowed_demarches = '{famille}'
         where id = (select current_organisation_id from compte where id = $1)`,
      ],
    ])("%s after %s: nothing is written, the code is given back", async (code, sql) => {
      const { aidant, post, usager, user } = await readySigner();
      const before = [await documentsNow(), await ctx.db.journalEntry.count()];
      await sqlClient(ctx.ownerUrl).query(sql, [user.id]);
      expect(await refusal(confirmMandat(ctx, aidant, await post()))).toBe(code);
      expect([await documentsNow(), await ctx.db.journalEntry.count()]).toEqual(before);
      expect(await mandatsOf(usager.id)).toBe(0);
      const devices = await ctx.db.otpDevice.findMany({ where: { userId: user.id } });
      expect(devices.map(({ lastCounter }) => lastCounter)).toEqual([null]);
    });
  });

  test("another aidant, another session, nothing at all: the same absence [MAN-027]", async () => {
    const { draft, organisation, user } = await readySigner();
    const stranger = await givenSigner(ctx, organisation);
    const later = await givenSession(ctx, user, organisation);
    for (const actor of [stranger.aidant, later.aidant]) {
      const post = await recapPost(ctx, draft, "123456");
      expect(await refusal(confirmMandat(ctx, actor, post))).toBe("MANDAT_BROUILLON_ABSENT");
    }
    const nothing = { brouillon: "", version: "", code: "123456" };
    expect(await refusal(confirmMandat(ctx, later.aidant, nothing))).toBe(
      "MANDAT_BROUILLON_ABSENT",
    );
  });

  test("one second past the identification's end it is too late", async () => {
    const { aidant, post, draft } = await readySigner();
    const end = draft.legExpiresAt?.getTime() ?? 0;
    const early = await post();
    ctx.clock.set(new Date(end + 1000));
    expect(await refusal(confirmMandat(ctx, aidant, early))).toBe("MANDAT_DELAI_DEPASSE");
    ctx.clock.set(new Date(end));
    expect(await refusal(confirmMandat(ctx, aidant, await post()))).toBe("accepted");
  });
});

describe("a mandat over an older one", () => {
  test("replaces what it repeats at the same instant, and says it was replaced [MAN-053]", async () => {
    const { aidant, post, organisation, usager, user } = await readySigner({
      demarches: ["papiers", "logement"],
    });
    const old = await givenMandat(ctx, {
      organisation,
      usager,
      aidant: user,
      demarches: ["papiers"],
      createdAt: new Date(ctx.clock.now().getTime() - DAY),
    });
    const mandatId = await confirmMandat(ctx, aidant, await post());
    const replaced = await ctx.db.autorisation.findUniqueOrThrow({
      where: { id: old.autorisations[0]?.id ?? "" },
      include: { mandat: true, supersededBy: true },
    });
    const instant = ctx.clock.now();
    expect(replaced).toMatchObject({ revokedAt: instant, endReason: "SUPERSEDED" });
    expect(replaced.supersededBy).toMatchObject({ mandatId, demarche: "papiers" });
    expect(replaced.mandat).toMatchObject({ endedAt: instant, endReason: "SUPERSEDED" });
    const active = activeAutorisations(instant, organisation.id);
    expect(await ctx.db.autorisation.count({ where: { ...active, usagerId: usager.id } })).toBe(2);
    const entries = await journalOf(mandatId);
    expect(entries.map(({ action, demarches }) => [action, demarches])).toEqual([
      ["create_attestation", ["logement", "papiers"]],
      ["create_autorisation", ["logement"]],
      ["cancel_autorisation", ["papiers"]],
      ["create_autorisation", ["papiers"]],
    ]);
    expect(entries[2]).toMatchObject({
      details: { reason: "SUPERSEDED" },
      mandat_id: old.mandat.id,
    });
  });

  test("leaves the rest of a partly replaced mandat running", async () => {
    const { aidant, post, organisation, usager, user } = await readySigner({
      demarches: ["papiers"],
    });
    const old = await givenMandat(ctx, {
      organisation,
      usager,
      aidant: user,
      demarches: ["papiers", "famille"],
      createdAt: new Date(ctx.clock.now().getTime() - DAY),
    });
    await confirmMandat(ctx, aidant, await post());
    const mandat = await ctx.db.mandat.findUniqueOrThrow({ where: { id: old.mandat.id } });
    expect(mandat.endedAt).toBeNull();
    const running = { mandatId: old.mandat.id, revokedAt: null };
    expect(await ctx.db.autorisation.count({ where: running })).toBe(1);
  });

  test("leaves expired autorisations and other organisations' alone [MAN-054] [MAN-055]", async () => {
    const { aidant, post, organisation, usager, user } = await readySigner({
      demarches: ["papiers"],
    });
    const b = await givenOrganisation(ctx);
    const bea = await givenUser(ctx, { organisations: [b] });
    const shared = { usager, demarches: ["papiers"] as const };
    const expired = await givenMandat(ctx, {
      ...shared,
      organisation,
      aidant: user,
      duree: "SHORT",
      createdAt: new Date(ctx.clock.now().getTime() - DAY - 1),
    });
    const elsewhere = await givenMandat(ctx, { ...shared, organisation: b, aidant: bea });
    const mandatId = await confirmMandat(ctx, aidant, await post());
    for (const { id } of [...expired.autorisations, ...elsewhere.autorisations]) {
      const row = await ctx.db.autorisation.findUniqueOrThrow({ where: { id } });
      expect(row.revokedAt).toBeNull();
    }
    const actions = (await journalOf(mandatId)).map(({ action }) => action);
    expect(actions).not.toContain("cancel_autorisation");
    const active = activeAutorisations(ctx.clock.now(), b.id);
    expect(await ctx.db.autorisation.count({ where: { ...active, usagerId: usager.id } })).toBe(1);
  });
});
