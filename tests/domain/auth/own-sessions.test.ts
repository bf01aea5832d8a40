import { expect, test } from "vitest";
import { endOwnSessions, listOwnSessions } from "@/lib/auth/own-sessions";
import { readSession } from "@/lib/auth/session";
import { needsNewCode } from "@/lib/auth/step-up";
import { testContext } from "../../support/context";
import { givenDevice, wrongCode } from "../../support/factories/devices";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();

async function givenSessions(count: number) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const sessions = [];
  for (let n = 0; n < count; n += 1) sessions.push(await givenSession(ctx, user, organisation));
  const [mine, ...others] = sessions;
  if (!mine) throw new Error("no session");
  return { user, mine, others };
}

const stateOf = async (token: string) => (await readSession(ctx, token, { slide: true })).state;

test("another session of one's own is ended at its next request [AUTH-C15]", async () => {
  const { user, mine, others } = await givenSessions(3);
  const listed = await listOwnSessions(ctx, mine.member);
  expect(listed.filter(({ current }) => current).map(({ id }) => id)).toEqual([mine.sessionId]);
  expect(listed).toHaveLength(3);
  expect(await endOwnSessions(ctx, mine.member, { sessionId: others[0]?.sessionId })).toBe(1);
  expect(await stateOf(others[0]?.token ?? "")).toBe("ended");
  expect(await stateOf(others[1]?.token ?? "")).toBe("live");
  expect(await endOwnSessions(ctx, mine.member)).toBe(1);
  expect(await stateOf(others[1]?.token ?? "")).toBe("ended");
  expect(await stateOf(mine.token)).toBe("live");
  const entries = await ctx.db.journalEntry.findMany({ where: { actorId: user.id } });
  expect(entries.map(({ action }) => action)).toEqual(["logout", "logout"]);
});

test("later than 15 minutes after the last code, a new one is asked first [AUTH-C15]", async () => {
  const { user, mine, others } = await givenSessions(2);
  const device = await givenDevice(ctx, user);
  ctx.clock.advance(15 * 60_000 - 1);
  expect(needsNewCode(ctx, mine.member)).toBe(false);
  ctx.clock.advance(1);
  expect(needsNewCode(ctx, mine.member)).toBe(true);
  for (const code of [undefined, "", wrongCode(device)]) {
    const refused = endOwnSessions(ctx, mine.member, { code });
    await expect(refused).rejects.toMatchObject({
      code: "OTP_REFUSED",
      options: { field: "code" },
    });
  }
  expect(await stateOf(others[0]?.token ?? "")).toBe("live");
  expect(await endOwnSessions(ctx, mine.member, { code: device.code() })).toBe(1);
  expect(await stateOf(others[0]?.token ?? "")).toBe("ended");
  const row = await ctx.db.session.findUniqueOrThrow({ where: { id: mine.sessionId } });
  expect(row.lastOtpAt).toEqual(ctx.clock.now());
});

test("neither a stranger's session nor the current one is ended", async () => {
  const { mine } = await givenSessions(1);
  const stranger = await givenSessions(1);
  expect(await endOwnSessions(ctx, mine.member, { sessionId: stranger.mine.sessionId })).toBe(0);
  expect(await endOwnSessions(ctx, mine.member, { sessionId: mine.sessionId })).toBe(0);
  expect(await endOwnSessions(ctx, mine.member, { sessionId: ctx.random.uuid() })).toBe(0);
  expect(await stateOf(stranger.mine.token)).toBe("live");
  expect(await stateOf(mine.token)).toBe("live");
  const listed = await listOwnSessions(ctx, mine.member);
  expect(listed.map(({ id }) => id)).toEqual([mine.sessionId]);
});
