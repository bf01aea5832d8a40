import { beforeEach, describe, expect, test } from "vitest";
import { runTask } from "@/lib/jobs/run-task";
import { taskNamed } from "@/lib/jobs/tasks";
import { announceExpiry } from "@/lib/mandat/announce-expiry";
import type { OfferedDuree } from "@/lib/mandat/duration";
import type { Organisation, User } from "@/lib/generated/prisma/client";
import { testContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const DAY_MS = 86_400_000;
const NOW = "2026-03-02T06:00:00.000Z";

/** A mandat that ends so many days from now. */
async function endingIn(
  days: number,
  by: { organisation: Organisation; aidant: User },
  options: Partial<Parameters<typeof givenMandat>[1]> = {},
) {
  const duree: OfferedDuree = options.duree ?? "LONG";
  const length = { SHORT: 1, MONTH: 31, SEMESTER: 182, LONG: 365 }[duree];
  const createdAt = new Date(ctx.clock.now().getTime() + (days - length) * DAY_MS);
  const usager = options.usager ?? (await givenUsager(ctx));
  return givenMandat(ctx, { demarches: ["papiers"], ...by, ...options, usager, duree, createdAt });
}

async function givenTeam() {
  const organisation = await givenOrganisation(ctx);
  const ana = await givenUser(ctx, { organisations: [organisation] });
  return { organisation, ana, by: { organisation, aidant: ana } };
}

beforeEach(async () => {
  ctx.clock.set(NOW);
  await ctx.db.$executeRaw`delete from outbox_message`;
});

describe("mandats that end soon", () => {
  test("are announced once to each aidant of the structure, each mandat once [MAN-111]", async () => {
    const { organisation, ana, by } = await givenTeam();
    const abel = await givenUser(ctx, { organisations: [organisation] });
    await givenUser(ctx, { organisations: [organisation], referentNonAidant: true });
    const gone = await givenUser(ctx, { organisations: [organisation] });
    await ctx.db.user.update({ where: { id: gone.id }, data: { deactivatedAt: ctx.clock.now() } });
    const other = await givenTeam();
    await endingIn(40, other.by);
    const uma = await givenUsager(ctx, { givenName: "Uma", familyName: "PETIT" });
    const demarches = ["papiers", "famille", "social", "travail"] as const;
    await endingIn(20, by, { usager: uma, demarches });
    await endingIn(29, by, { duree: "SEMESTER" });
    // None of these: too short, too late, ended, revoked, empty.
    const never = [
      await endingIn(0.5, by, { duree: "SHORT" }),
      await endingIn(20, by, { duree: "MONTH" }),
      await endingIn(31, by),
      await endingIn(-1, by),
      await endingIn(10, by),
      await endingIn(10, by, { demarches: [] }),
    ];
    const revoked = { revokedAt: ctx.clock.now(), endReason: "REVOKED_BY_USAGER" } as const;
    const mandatId = never[4]?.mandat.id ?? "";
    await ctx.db.autorisation.updateMany({ where: { mandatId }, data: revoked });

    expect(await announceExpiry(ctx)).toEqual({ organisations: 1, mandats: 2, mails: 2 });
    ctx.clock.advance(3_600_000);
    for (const nothing of [1, 2]) {
      expect(await announceExpiry(ctx), `run ${String(nothing)}`).toMatchObject({ mails: 0 });
    }
    const mails = await mailsNamed(ctx, "mandats-expiring");
    expect(mails.map(({ to }) => to).sort()).toEqual([ana.email, abel.email].sort());
    for (const { subject, text, html } of mails) {
      expect(subject).toBe("Ces mandats vont bientôt expirer");
      expect(text.match(/U\. P\., jusqu'au 22 mars 2026, 4 autorisations/g)).toHaveLength(1);
      expect(text).toContain(`${ctx.settings.APP_URL}/espace-aidant/usagers/${uma.id}/`);
      expect(text).toContain("A. D., jusqu'au 31 mars 2026, 1 autorisation");
      expect(text).toContain("deux exemplaires");
      expect(`${text}${html}`).not.toMatch(/PETIT|Uma|DUBOIS/);
      const colleagues = mails.filter((mail) => mail.text !== text).map(({ to }) => to);
      for (const address of colleagues) expect(text).not.toContain(address);
    }
  });

  test("are announced again at 7 days, and at no other time", async () => {
    const { by } = await givenTeam();
    const { mandat } = await endingIn(30.5, by);
    for (let day = 0; day < 32; day += 1) {
      await announceExpiry(ctx);
      ctx.clock.advance(DAY_MS);
    }
    const notices = await ctx.db.mandatExpiryNotice.findMany({
      where: { mandatId: mandat.id },
      orderBy: { announcedAt: "asc" },
    });
    const start = new Date(NOW).getTime();
    const days = notices.map((notice) => (notice.announcedAt.getTime() - start) / DAY_MS);
    expect(days).toEqual([1, 24]);
    expect(notices.map(({ thresholdDays }) => thresholdDays)).toEqual([30, 7]);
  });

  test("found late are announced at the nearer threshold only", async () => {
    const { by } = await givenTeam();
    await endingIn(5, by);
    expect(await announceExpiry(ctx)).toMatchObject({ mandats: 1 });
    ctx.clock.advance(DAY_MS);
    expect(await announceExpiry(ctx)).toMatchObject({ mandats: 0 });
  });

  test("wait for somebody to tell, and are not announced by a closed structure", async () => {
    const { organisation, ana, by } = await givenTeam();
    await endingIn(20, by);
    const set = (id: string, canCreateMandats: boolean) =>
      ctx.db.user.update({ where: { id }, data: { canCreateMandats } });
    await set(ana.id, false);
    expect(await announceExpiry(ctx)).toMatchObject({ mandats: 0, mails: 0 });
    await set(ana.id, true);
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { deactivatedAt: ctx.clock.now() },
    });
    expect(await announceExpiry(ctx)).toMatchObject({ mandats: 0 });
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { deactivatedAt: null },
    });
    expect(await announceExpiry(ctx)).toMatchObject({ mandats: 1, mails: 1 });
  });

  test("leave one mail when two machines run the job at once", async () => {
    const { by } = await givenTeam();
    await endingIn(20, by);
    const runs = await Promise.all([announceExpiry(ctx), announceExpiry(ctx)]);
    expect(runs.reduce((sum, { mails }) => sum + mails, 0)).toBe(1);
    expect(await mailsNamed(ctx, "mandats-expiring")).toHaveLength(1);
  });

  test("are only counted by a dry run", async () => {
    const { by } = await givenTeam();
    await endingIn(20, by);
    const task = taskNamed("announce-expiry");
    if (!task) throw new Error("no task");
    expect(await runTask(ctx, task, { dry: true })).toMatchObject({ mandats: 1, mails: 1 });
    expect(await mailsNamed(ctx, "mandats-expiring")).toEqual([]);
    expect(await runTask(ctx, task)).toMatchObject({ mandats: 1, mails: 1 });
  });
});

test("names with markup stay text in a mail [MAN-103]", async () => {
  const organisation = await givenOrganisation(ctx, { name: "<script>alert(1)</script>" });
  const aidant = await givenUser(ctx, {
    organisations: [organisation],
    firstName: "<img src=x onerror=alert(1)>",
  });
  const usager = await givenUsager(ctx, { givenName: "<script>", familyName: "<b>" });
  await endingIn(20, { organisation, aidant }, { usager });
  await announceExpiry(ctx);
  const [mail] = await mailsNamed(ctx, "mandats-expiring");
  expect(mail?.html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(mail?.html).not.toMatch(/<(script|img|b)\b/);
});
