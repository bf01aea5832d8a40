import { beforeAll, describe, expect, test } from "vitest";
import * as mark from "@/app/(aidant)/espace-aidant/notifications/[notificationId]/marquer/route";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { FLASH_COOKIE } from "@/lib/http/flash-codes";
import type { Notification, User } from "@/lib/generated/prisma/client";
import { givenNotification } from "@/tests/support/factories/notifications";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { ORIGIN, submit, testSite } from "../fi/site";

const ctx = await testSite();
const NOBODY = "00000000-0000-4000-8000-000000000000";

let owner: User;
let token: string;
let foreign: Notification;

beforeAll(async () => {
  const organisation = await givenOrganisation(ctx);
  // The right to create mandats is not needed.
  owner = await givenUser(ctx, { organisations: [organisation], referentNonAidant: true });
  token = (await givenSession(ctx, owner, organisation)).token;
  const stranger = await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] });
  foreign = await givenNotification(ctx, stranger);
});

const addressOf = (id: string) => `/espace-aidant/notifications/${id}/marquer/`;
const named = (notificationId: string) => ({ params: Promise.resolve({ notificationId }) });
const call = (method: "DELETE" | "POST", id: string, cookie = token) =>
  mark[method](
    new Request(new URL(addressOf(id), ORIGIN), {
      method,
      headers: { cookie: `${SESSION_COOKIE}=${cookie}`, origin: ORIGIN },
    }),
    named(id),
  );
const stateOf = async (id: string) =>
  (await ctx.db.notification.findUniqueOrThrow({ where: { id } })).readAt;

describe("marking one's own message", () => {
  test("DELETE reads it, POST shows it again, without mandat rights [MAN-113]", async () => {
    const { id } = await givenNotification(ctx, owner);
    const read = await call("DELETE", id);
    expect([read.status, await read.json()]).toEqual([200, { state: "read" }]);
    expect(await stateOf(id)).toEqual(ctx.clock.now());
    const unread = await call("POST", id);
    expect([unread.status, await unread.json()]).toEqual([200, { state: "unread" }]);
    expect(await stateOf(id)).toBeNull();
  });

  test("a form, which can only post, says what it wants and comes back", async () => {
    const { id } = await givenNotification(ctx, owner);
    const post = (etat: string, retour: string) =>
      mark.POST(submit(addressOf(id), { etat, retour }, token), named(id));
    const hidden = await post("lu", "/espace-aidant/notifications/?page=2");
    expect(hidden.status).toBe(303);
    expect(hidden.headers.get("location")).toBe("/espace-aidant/notifications/?page=2");
    expect(hidden.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=message-masque`);
    expect(await stateOf(id)).not.toBeNull();
    const shown = await post("non-lu", "//evil.example");
    expect(shown.headers.get("location")).toBe("/espace-aidant/");
    expect(await stateOf(id)).toBeNull();
  });

  test("one that leaves on its date is not hidden", async () => {
    const autoAckDate = new Date("2026-03-09T00:00:00.000Z");
    const { id } = await givenNotification(ctx, owner, { mustAck: false, autoAckDate });
    expect((await call("DELETE", id)).status).toBe(409);
  });
});

describe("somebody else's message", () => {
  test("answers as one that does not exist [MAN-113]", async () => {
    for (const method of ["DELETE", "POST"] as const) {
      const answers = await Promise.all([call(method, foreign.id), call(method, NOBODY)]);
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      const [one, other] = await Promise.all(answers.map((answer) => answer.text()));
      expect(one).toBe(other);
    }
    const form = await mark.POST(
      submit(addressOf(foreign.id), { etat: "lu", retour: "/" }, token),
      named(foreign.id),
    );
    expect(form.headers.get("location")).toBe("/erreur/404?motif=NOTIFICATION_INTROUVABLE");
    expect(await stateOf(foreign.id)).toBeNull();
  });

  test("nor is one's own marked once signed out", async () => {
    const { id } = await givenNotification(ctx, owner);
    expect((await call("DELETE", id, "nobody")).status).toBe(401);
    const form = await mark.POST(submit(addressOf(id), { etat: "lu", retour: "/" }), named(id));
    expect(form.headers.get("location")).toMatch(/^\/accounts\/login\//);
    expect(await stateOf(id)).toBeNull();
  });
});
