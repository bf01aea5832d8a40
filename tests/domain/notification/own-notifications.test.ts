import { beforeEach, describe, expect, test } from "vitest";
import { listNotifications } from "@/lib/notification/list-notifications";
import { listShownNotifications } from "@/lib/notification/list-shown";
import { markNotification } from "@/lib/notification/mark-notification";
import { viewNotification } from "@/lib/notification/view-notification";
import { testContext } from "../../support/context";
import { givenNotification } from "../../support/factories/notifications";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const NOBODY = "00000000-0000-4000-8000-000000000000";
const day = (iso: string) => new Date(`${iso}T00:00:00.000Z`);

async function givenMember(options: { referentNonAidant?: boolean } = {}) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], ...options });
  return { user, ...(await givenSession(ctx, user, organisation)) };
}

beforeEach(() => {
  ctx.clock.set("2026-03-02T09:00:00.000Z");
});

describe("messages of the home page", () => {
  test("stay until hidden, or until the day before their date in Paris [MAN-113]", async () => {
    const { user, member } = await givenMember();
    const toHide = await givenNotification(ctx, user);
    const dated = { mustAck: false, autoAckDate: day("2026-03-03") };
    const tomorrow = await givenNotification(ctx, user, { ...dated, type: "WARNING" });
    await givenNotification(ctx, user, { ...dated, autoAckDate: day("2026-03-02") });
    const shown = async () =>
      (await listShownNotifications(ctx, member)).map(({ id }) => id).sort();
    expect(await shown()).toEqual([toHide.id, tomorrow.id].sort());
    // 22:59:59 UTC is the last second of the day in Paris.
    ctx.clock.set("2026-03-02T22:59:59.000Z");
    expect(await shown()).toEqual([toHide.id, tomorrow.id].sort());
    ctx.clock.set("2026-03-02T23:00:00.000Z");
    expect(await shown()).toEqual([toHide.id]);
    await markNotification(ctx, member, { id: toHide.id, read: true });
    expect(await shown()).toEqual([]);
    await markNotification(ctx, member, { id: toHide.id, read: false });
    expect(await shown()).toEqual([toHide.id]);
  });

  test("are one's own, the newest first, in HTML of the allow-list", async () => {
    const { user, member } = await givenMember();
    const stranger = await givenMember();
    await givenNotification(ctx, stranger.user);
    await givenNotification(ctx, user, { body: "<script>x</script> **gras**" });
    ctx.clock.advance(1_000);
    const newest = await givenNotification(ctx, user, { body: "# Titre" });
    const shown = await listShownNotifications(ctx, member);
    expect(shown.map(({ id }) => id)[0]).toBe(newest.id);
    expect(shown.map(({ html }) => html)).toEqual([
      "<h4>Titre</h4>\n",
      "<p>&lt;script&gt;x&lt;/script&gt; <strong>gras</strong></p>\n",
    ]);
  });
});

describe("hiding a message", () => {
  test("of somebody else, or that does not exist, is refused alike [MAN-113]", async () => {
    const { member } = await givenMember();
    const stranger = await givenMember();
    const foreign = await givenNotification(ctx, stranger.user);
    for (const id of [foreign.id, NOBODY, "x"]) {
      for (const read of [true, false]) {
        await expect(markNotification(ctx, member, { id, read })).rejects.toMatchObject({
          code: "NOTIFICATION_INTROUVABLE",
        });
      }
    }
    expect(await ctx.db.notification.findUnique({ where: { id: foreign.id } })).toMatchObject({
      readAt: null,
    });
  });

  test("that leaves on its date is refused", async () => {
    const { user, member } = await givenMember();
    const dated = { mustAck: false, autoAckDate: day("2026-03-09") };
    const { id } = await givenNotification(ctx, user, dated);
    await expect(markNotification(ctx, member, { id, read: true })).rejects.toMatchObject({
      code: "NOTIFICATION_NON_MASQUABLE",
    });
  });

  test("twice keeps the first instant", async () => {
    const { user, member } = await givenMember({ referentNonAidant: true });
    const { id } = await givenNotification(ctx, user);
    const first = ctx.clock.now();
    await markNotification(ctx, member, { id, read: true });
    ctx.clock.advance(60_000);
    await markNotification(ctx, member, { id, read: true });
    expect(await ctx.db.notification.findUnique({ where: { id } })).toMatchObject({
      readAt: first,
    });
  });
});

describe("the list of one's messages", () => {
  test("gives 100 a page, the newest first, of one type when asked", async () => {
    const { user, aidant } = await givenMember();
    const stranger = await givenMember();
    await givenNotification(ctx, stranger.user);
    for (let n = 0; n < 101; n += 1) {
      ctx.clock.advance(1_000);
      const type = n === 0 ? "WARNING" : "INFORMATION";
      await givenNotification(ctx, user, { body: `Message ${String(n)}`, type });
    }
    const first = await listNotifications(ctx, aidant, { type: null, page: 1 });
    expect(first).toMatchObject({ total: 101, page: 1, pageCount: 2 });
    expect(first.notifications).toHaveLength(100);
    expect(first.notifications[0]?.html).toBe("<p>Message 100</p>\n");
    const beyond = await listNotifications(ctx, aidant, { type: null, page: 9 });
    expect(beyond.page).toBe(2);
    expect(beyond.notifications.map(({ html }) => html)).toEqual(["<p>Message 0</p>\n"]);
    const alerts = await listNotifications(ctx, aidant, { type: "WARNING", page: 1 });
    expect(alerts.notifications).toMatchObject([{ type: "WARNING", html: "<p>Message 0</p>\n" }]);
  });

  test("opens one's own message, and no other", async () => {
    const { user, aidant } = await givenMember();
    const stranger = await givenMember();
    const own = await givenNotification(ctx, user, { readAt: ctx.clock.now() });
    const foreign = await givenNotification(ctx, stranger.user);
    expect(await viewNotification(ctx, aidant, own.id)).toMatchObject({ id: own.id, read: true });
    for (const id of [foreign.id, NOBODY, "x"]) {
      await expect(viewNotification(ctx, aidant, id)).rejects.toMatchObject({
        code: "NOTIFICATION_INTROUVABLE",
      });
    }
  });
});

test("the database refuses a message with both ends, or neither [MAN-114]", async () => {
  const { user } = await givenMember();
  const both = { mustAck: true, autoAckDate: day("2026-03-09") };
  await expect(givenNotification(ctx, user, both)).rejects.toThrow(/notification_end/);
  const neither = { mustAck: false, autoAckDate: null };
  await expect(givenNotification(ctx, user, neither)).rejects.toThrow(/notification_end/);
  const read = { mustAck: false, autoAckDate: day("2026-03-09"), readAt: ctx.clock.now() };
  await expect(givenNotification(ctx, user, read)).rejects.toThrow(/notification_read/);
});
