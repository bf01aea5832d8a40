import { Secret } from "otpauth";
import { describe, expect, test } from "vitest";
import { codeAttempt } from "@/lib/carte-totp/code-attempt";
import { confirmApplication } from "@/lib/carte-totp/confirm-application";
import {
  openPendingApplication,
  readPendingApplication,
} from "@/lib/carte-totp/pending-application";
import { codeAt } from "@/lib/carte-totp/totp";
import { endSessions } from "@/lib/auth/end-sessions";
import type { ReferentActor } from "@/lib/auth/actor";
import { inTransaction } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const MINUTE = 60_000;

async function givenTeam() {
  const organisation = await givenOrganisation(ctx);
  const referent = await givenUser(ctx, { organisations: [organisation], referent: true });
  const { referent: actor } = await givenSession(ctx, referent, organisation);
  const aidant = () => givenUser(ctx, { organisations: [organisation] });
  return { organisation, referent, actor, aidant };
}

const form = (actor: ReferentActor, { id }: Pick<User, "id">) => ({
  personne: id,
  organisation: actor.organisationId,
});
const open = (actor: ReferentActor, user: User, more: { nouveau?: "oui" } = {}) =>
  openPendingApplication(ctx, actor, { ...form(actor, user), ...more });
const confirm = (actor: ReferentActor, user: User, code: string) =>
  confirmApplication(ctx, actor, { ...form(actor, user), code });
const shown = async (actor: ReferentActor, user: User) =>
  (await readPendingApplication(ctx, actor, user.id))?.key ?? "";

function codeOf(key: string): string {
  const { bytes } = Secret.fromBase32(key.replaceAll(" ", ""));
  return codeAt({ secret: new Uint8Array(bytes), periodSeconds: 30 }, ctx.clock.now());
}
const wrongFor = (key: string) => (codeOf(key).startsWith("1") ? "200000" : "100000");
const mailsTo = async (kind: string, { email }: User) =>
  (await mailsNamed(ctx, kind)).filter(({ to }) => to === email);

describe("an application associated by a référent", () => {
  test("becomes the aidant's means, told to the holder with act, author and date [AUTH-E02]", async () => {
    const { actor, aidant } = await givenTeam();
    const user = await aidant();
    await open(actor, user);
    const code = codeOf(await shown(actor, user));
    await confirm(actor, user, code);
    const device = await ctx.db.otpDevice.findFirstOrThrow({ where: { userId: user.id } });
    expect(device).toMatchObject({ kind: "APP", periodSeconds: 30 });
    expect(device.confirmedAt).not.toBeNull();
    const [mail] = await mailsTo("means-app-added", user);
    expect(mail?.text).toContain(`par ${actor.fullName}`);
    expect(mail?.text).toContain("2 mars 2026");
    expect(await mailsTo("welcome", user)).toHaveLength(1);
    const entries = { action: "card_association", actorId: actor.userId } as const;
    expect(await ctx.db.journalEntry.findMany({ where: entries })).toMatchObject([
      { actorKind: "referent", details: { userId: user.id, kind: "APP" } },
    ]);
    const holder = {
      userId: user.id,
      email: user.email,
      place: "session",
      ipPrefix: null,
    } as const;
    const use = () => codeAttempt(ctx, holder, code, (_tx, consume) => consume());
    await expect(use(), "the code of the association serves nowhere else").rejects.toMatchObject({
      code: "OTP_REFUSED",
    });
    const { journalEntry, deviceEnrolment } = ctx.db;
    expect(JSON.stringify(await journalEntry.findMany({ where: entries }))).not.toContain(code);
    expect(await deviceEnrolment.findMany({ where: { userId: user.id } })).toMatchObject([
      { secret: "" },
    ]);
  });

  test("welcomes its holder once in a lifetime, not at each new phone", async () => {
    const { actor, aidant } = await givenTeam();
    const user = await aidant();
    for (const time of [1, 2]) {
      await open(actor, user);
      await confirm(actor, user, codeOf(await shown(actor, user)));
      await ctx.db.otpDevice.deleteMany({ where: { userId: user.id } });
      expect(await mailsTo("welcome", user), String(time)).toHaveLength(1);
    }
    expect(await mailsTo("means-app-added", user)).toHaveLength(2);
  });

  test("keeps its QR code until another is asked for, 15 minutes at most", async () => {
    const { actor, aidant } = await givenTeam();
    const user = await aidant();
    expect(await readPendingApplication(ctx, actor, user.id)).toBeNull();
    await open(actor, user);
    const first = await shown(actor, user);
    await open(actor, user);
    expect(await shown(actor, user)).toBe(first);
    await open(actor, user, { nouveau: "oui" });
    const second = await shown(actor, user);
    expect(second).not.toBe(first);
    await expect(confirm(actor, user, codeOf(first))).rejects.toMatchObject({
      code: "ENROLEMENT_CODE_REFUSE",
      options: { field: "code" },
    });
    ctx.clock.advance(15 * MINUTE);
    expect(await readPendingApplication(ctx, actor, user.id)).toBeNull();
    await expect(confirm(actor, user, codeOf(second))).rejects.toMatchObject({ code: "QR_PERIME" });
  });

  test("gets a new secret at the fifth wrong code", async () => {
    const { actor, aidant } = await givenTeam();
    const user = await aidant();
    await open(actor, user);
    const key = await shown(actor, user);
    const wrong = wrongFor(key);
    for (let n = 1; n < 5; n += 1) {
      await expect(confirm(actor, user, wrong)).rejects.toMatchObject({
        code: "ENROLEMENT_CODE_REFUSE",
      });
      expect(await shown(actor, user)).toBe(key);
    }
    await expect(confirm(actor, user, wrong)).rejects.toMatchObject({ code: "QR_REMPLACE" });
    const replaced = await shown(actor, user);
    expect(replaced).not.toBe(key);
    await confirm(actor, user, codeOf(replaced));
  });

  test("shown for one person is refused for another: neither gets it [AUTH-E04]", async () => {
    const { actor, aidant } = await givenTeam();
    const [x, y] = [await aidant(), await aidant()];
    await open(actor, x);
    const code = codeOf(await shown(actor, x));
    await expect(confirm(actor, y, code)).rejects.toMatchObject({ code: "QR_PERIME" });
    expect(await ctx.db.otpDevice.count({ where: { userId: { in: [x.id, y.id] } } })).toBe(0);
  });

  test("belongs to one session: a colleague's screen has its own secret", async () => {
    const { actor, aidant, organisation } = await givenTeam();
    const colleague = await givenUser(ctx, { organisations: [organisation], referent: true });
    const other = (await givenSession(ctx, colleague, organisation)).referent;
    const user = await aidant();
    await open(actor, user);
    expect(await readPendingApplication(ctx, other, user.id)).toBeNull();
    await open(other, user);
    const [mine, theirs] = [await shown(actor, user), await shown(other, user)];
    expect(mine).not.toBe(theirs);
    const outcomes = await Promise.allSettled([
      confirm(actor, user, codeOf(mine)),
      confirm(other, user, codeOf(theirs)),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await ctx.db.otpDevice.count({ where: { userId: user.id } })).toBe(1);
  });

  test("is refused with a reason, without a secret, when one is held or the profile is closed [AUTH-E03]", async () => {
    const { actor, aidant } = await givenTeam();
    const [held, closed] = [await aidant(), await aidant()];
    await givenDevice(ctx, held);
    await ctx.db.user.update({
      where: { id: closed.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
    });
    await expect(open(actor, held)).rejects.toMatchObject({ code: "APPLICATION_DEJA_ASSOCIEE" });
    await expect(open(actor, closed)).rejects.toMatchObject({ code: "PROFIL_DESACTIVE" });
    const ids = { in: [held.id, closed.id] };
    expect(await ctx.db.deviceEnrolment.count({ where: { userId: ids } })).toBe(0);
  });

  test("of somebody elsewhere answers as for nobody, in every function [AUTH-H07]", async () => {
    const { actor } = await givenTeam();
    const stranger = await (await givenTeam()).aidant();
    const nobody = { ...stranger, id: ctx.random.uuid() };
    for (const user of [stranger, nobody]) {
      const absent = { code: "PROFIL_INTROUVABLE" };
      await expect(open(actor, user)).rejects.toMatchObject(absent);
      await expect(shown(actor, user)).rejects.toMatchObject(absent);
      await expect(confirm(actor, user, "123456")).rejects.toMatchObject(absent);
    }
    expect(await ctx.db.deviceEnrolment.count({ where: { userId: stranger.id } })).toBe(0);
  });

  test("dies with the sessions of its holder", async () => {
    const { actor, aidant } = await givenTeam();
    const user = await aidant();
    await open(actor, user);
    await inTransaction(ctx, (tx) =>
      endSessions(tx, ctx.clock.now(), user.id, "ACCOUNT_DEACTIVATED"),
    );
    expect(await readPendingApplication(ctx, actor, user.id)).toBeNull();
  });

  test("asked for a structure that is no longer the current one writes nothing [AUTH-H18]", async () => {
    const { actor, aidant } = await givenTeam();
    const user = await aidant();
    const stale = { personne: user.id, organisation: ctx.random.uuid() };
    const changed = { code: "ORGANISATION_CHANGEE" };
    await expect(openPendingApplication(ctx, actor, stale)).rejects.toMatchObject(changed);
    await expect(
      confirmApplication(ctx, actor, { ...stale, code: "123456" }),
    ).rejects.toMatchObject(changed);
  });
});
