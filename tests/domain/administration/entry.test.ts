import { describe, expect, test } from "vitest";
import { guardStaff } from "@/lib/auth/guard-route";
import { enterAdministration } from "@/lib/auth/enter-administration";
import { keepAdministration } from "@/lib/auth/administration-time";
import { readSession } from "@/lib/auth/session";
import type { StaffRole } from "@/lib/administration/roles";
import { testContext } from "../../support/context";
import { givenDevice, wrongCode } from "../../support/factories/devices";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";

const ctx = await testContext();
const MINUTE = 60_000;
const PAGE = "/administration/journal/";

const ask = (token: string) =>
  new Request(`http://ac.localhost:3000${PAGE}`, {
    headers: { cookie: `__Host-ac_session=${token}` },
  });

/** What middleware.ts does with a request of the person, then what the page's guard says. */
async function visit(token: string, role: StaffRole = "TECHNICAL"): Promise<string> {
  const reading = await readSession(ctx, token, { slide: true });
  if (reading.state === "live") await keepAdministration(ctx, reading.session);
  const answer = await guardStaff(ctx, ask(token), role);
  return answer instanceof Response ? (answer.headers.get("location") ?? "") : answer.kind;
}

const CODE_PAGE = `/administration/code/?next=${encodeURIComponent(PAGE)}`;

describe("entry of /administration/", () => {
  test("takes a code of less than 15 minutes, then lasts as long as one comes back within 30", async () => {
    const { token } = await givenStaff(ctx);
    ctx.clock.advance(15 * MINUTE - 1);
    expect(await visit(token)).toBe("admin");
    ctx.clock.advance(30 * MINUTE - 1);
    expect(await visit(token)).toBe("admin");
    ctx.clock.advance(30 * MINUTE);
    expect(await visit(token)).toBe(CODE_PAGE);
    ctx.clock.advance(1 * MINUTE);
    expect(await visit(token), "asking again does not let in").toBe(CODE_PAGE);
  });

  test("asks for a code on entry when the last one is 15 minutes old", async () => {
    const { token } = await givenStaff(ctx);
    ctx.clock.advance(15 * MINUTE);
    expect(await visit(token)).toBe(CODE_PAGE);
  });

  test("opens with a new code, once, and says so in the journal", async () => {
    const { token, user, staff, sessionId } = await givenStaff(ctx);
    const device = await givenDevice(ctx, user);
    ctx.clock.advance(20 * MINUTE);
    await expect(enterAdministration(ctx, staff, wrongCode(device))).rejects.toMatchObject({
      code: "OTP_REFUSED",
      options: { field: "code" },
    });
    expect(await visit(token)).toBe(CODE_PAGE);
    const code = device.code();
    await enterAdministration(ctx, staff, code);
    expect(await visit(token)).toBe("admin");
    await expect(enterAdministration(ctx, staff, code)).rejects.toMatchObject({
      code: "OTP_REFUSED",
    });
    const entries = await ctx.db.journalEntry.findMany({
      where: { action: "enter_administration", actorId: user.id },
    });
    expect(entries).toMatchObject([{ actorKind: "admin", details: { sessionId } }]);
  });

  test("is a page that does not exist for aidants and référents", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation], referent: true });
    const { token } = await givenSession(ctx, user, organisation);
    expect(await visit(token, "TEAM")).toBe("/erreur/404");
    const row = await ctx.db.session.findFirstOrThrow({ where: { userId: user.id } });
    expect(row.administrationAt).toBeNull();
  });

  test("is sign-in for whoever is not signed in", async () => {
    expect(await visit("nobody")).toBe(`/accounts/login/?next=${encodeURIComponent(PAGE)}`);
  });

  test("a role opens what it includes, nothing above", async () => {
    const { token } = await givenStaff(ctx, "METIER");
    expect(await visit(token, "TEAM")).toBe("admin");
    expect(await visit(token, "METIER")).toBe("admin");
    expect(await visit(token, "TECHNICAL")).toBe("/erreur/403");
  });

  test("closes with the role", async () => {
    const { token, user } = await givenStaff(ctx);
    expect(await visit(token)).toBe("admin");
    await ctx.db.staffRoleGrant.deleteMany({ where: { userId: user.id } });
    expect(await visit(token)).toBe("/erreur/404");
  });
});
