import { describe, expect, test } from "vitest";
import { createNotifications } from "@/lib/notification/create-notifications";
import { queueNotificationMails } from "@/lib/notification/queue-mails";
import { createNotificationsSchema } from "@/lib/notification/schemas";
import { testContext } from "../../support/context";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const { staff } = await givenStaff(ctx, "METIER");
const one = await givenOrganisation(ctx);
const two = await givenOrganisation(ctx);
const aidant = await givenUser(ctx, { organisations: [one, two], firstName: "<b>Ana</b>" });
const referent = await givenUser(ctx, {
  organisations: [two, one],
  referentNonAidant: true,
  referent: true,
});
const both = await givenUser(ctx, { organisations: [one], referent: true });
const gone = await givenUser(ctx, { organisations: [one], referent: true });
await ctx.db.user.update({ where: { id: gone.id }, data: { deactivatedAt: ctx.clock.now() } });

const write = (changes: Record<string, string> = {}) =>
  createNotifications(
    ctx,
    staff,
    createNotificationsSchema.parse({
      type: "INFORMATION",
      destinataires: "TOUS",
      texte: "Bonjour **à tous**",
      ...changes,
    }),
  );
const readers = async (texte: string) =>
  (await ctx.db.notification.findMany({ where: { body: texte } }))
    .map(({ userId }) => userId)
    .sort();

describe("a message to many", () => {
  test.each([
    ["TOUS", [aidant.id, referent.id, both.id]],
    ["REFERENTS", [referent.id, both.id]],
    ["AIDANTS", [aidant.id, both.id]],
  ])("for %s reaches each active person once", async (destinataires, expected) => {
    const texte = `Pour ${destinataires}`;
    expect(await write({ destinataires, texte })).toBe(expected.length);
    expect(await readers(texte)).toEqual([...expected].sort());
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { action: "notifications_created" },
      orderBy: { recordedAt: "desc" },
    });
    expect(entry).toMatchObject({
      actorKind: "admin",
      actorId: staff.userId,
      details: { type: "INFORMATION", audience: destinataires, recipients: expected.length },
    });
  });

  test("of a new feature is mailed once, with the way to the reader's own space", async () => {
    expect(await queueNotificationMails(ctx)).toEqual({ mails: 0 });
    await write({ type: "NEW_FEATURE", texte: "Le renouvellement arrive" });
    await ctx.db.user.update({ where: { id: both.id }, data: { deactivatedAt: ctx.clock.now() } });
    const runs = await Promise.all([queueNotificationMails(ctx), queueNotificationMails(ctx)]);
    await ctx.db.user.update({ where: { id: both.id }, data: { deactivatedAt: null } });
    expect(runs.reduce((sum, { mails }) => sum + mails, 0)).toBe(2);
    expect(await queueNotificationMails(ctx)).toEqual({ mails: 0 });
    const mails = new Map((await mailsNamed(ctx, "new-feature")).map((mail) => [mail.to, mail]));
    expect([...mails.keys()].sort()).toEqual([aidant.email, referent.email].sort());
    expect(mails.get(aidant.email)?.text).toContain("/espace-aidant/");
    expect(mails.get(referent.email)?.text).toContain("/espace-referent/");
    // A name with markup is text in the HTML part.
    expect(mails.get(aidant.email)?.html).toContain("&lt;b&gt;Ana&lt;/b&gt;");
  });

  test("leaves on its date, which is to come", async () => {
    ctx.clock.set("2026-03-02T09:00:00.000Z");
    await write({ fin: "2026-03-03", texte: "Jusqu'à demain" });
    expect(
      await ctx.db.notification.findFirst({ where: { body: "Jusqu'à demain" } }),
    ).toMatchObject({
      mustAck: false,
      autoAckDate: new Date("2026-03-03T00:00:00.000Z"),
    });
    await expect(write({ fin: "2026-03-02" })).rejects.toMatchObject({
      code: "NOTIFICATION_FIN_PASSEE",
      options: { field: "fin" },
    });
  });

  test("is refused without text, type or readers, with a sentence on each field", () => {
    const parsed = createNotificationsSchema.safeParse({ texte: "  ", fin: "demain" });
    const fields = parsed.error?.issues.map(({ path }) => path[0]);
    expect(fields).toEqual(["type", "destinataires", "texte", "fin"]);
  });

  test("sent twice is written once", async () => {
    const runs = await Promise.allSettled([
      write({ texte: "Deux fois" }),
      write({ texte: "Deux fois" }),
    ]);
    expect(runs.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await readers("Deux fois")).toHaveLength(3);
  });

  test("is for the métier role", async () => {
    const { staff: reader } = await givenStaff(ctx, "TEAM");
    const input = { type: "WARNING", destinataires: "TOUS", texte: "x", fin: "" } as const;
    await expect(createNotifications(ctx, reader, input)).rejects.toMatchObject({
      code: "NOTIFICATION_RESERVEE",
    });
  });
});
