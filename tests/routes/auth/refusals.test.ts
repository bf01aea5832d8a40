import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as pdf from "@/app/(aidant)/espace-aidant/mandats/[mandatId]/pdf/route";
import { orLeavePage } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { DomainError } from "@/lib/errors/domain-error";
import { browserRoute } from "@/lib/http/handle";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { ORIGIN, route, testSite } from "../fi/site";

const browser = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers()),
  cookies: () => Promise.resolve({ get: () => ({ value: browser.cookie }) }),
}));

const ctx = await testSite();
const NOBODY = "00000000-0000-4000-8000-000000000000";
let log = vi.spyOn(ctx.log, "info");
beforeEach(() => {
  log = vi.spyOn(ctx.log, "info");
});
afterEach(() => expect(JSON.stringify(log.mock.calls)).not.toMatch(/secret/));

async function givenAidant() {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const { token } = await givenSession(ctx, user, organisation);
  return { token, who: { actorId: user.id, organisationId: organisation.id } };
}

test("a file that is not one's own: logged with who asked", async () => {
  const { token, who } = await givenAidant();
  const asked = new Request(`${ORIGIN}/espace-aidant/mandats/${NOBODY}/pdf?x=secret`, {
    headers: { cookie: `${SESSION_COOKIE}=${token}` },
  });
  await pdf.GET(asked, { params: Promise.resolve({ mandatId: NOBODY }) });
  const facts = expect.objectContaining({ refusal: "MANDAT_INTROUVABLE", ...who });
  expect(log).toHaveBeenCalledExactlyOnceWith(facts, "refused");
});

test("a page that is not one's own: logged with who asked", async () => {
  const { token, who } = await givenAidant();
  browser.cookie = token;
  const left = orLeavePage(Promise.reject(new DomainError("USAGER_INTROUVABLE")));
  await expect(left).rejects.toThrow("NEXT_REDIRECT");
  const facts = expect.objectContaining({ refusal: "USAGER_INTROUVABLE", ...who });
  expect(log).toHaveBeenCalledExactlyOnceWith(facts, "refused");
});

test("a handler's refusal: logged with its reason", async () => {
  const refusing = browserRoute(() => Promise.reject(new DomainError("LINK_PAUSED")));
  await refusing(new Request(`${ORIGIN}/x?code=secret`), route);
  const facts = expect.objectContaining({ refusal: "LINK_PAUSED" });
  expect(log).toHaveBeenCalledExactlyOnceWith(facts, "refused");
});
