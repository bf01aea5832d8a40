import { expect, test, vi } from "vitest";
import { POST } from "@/app/(aidant)/espace-aidant/usagers/recherche/route";
import { searchedUsager } from "@/lib/http/usager-search-cookie";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { route, submit, testSite } from "../fi/site";

const browser = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve({ get: () => ({ value: browser.cookie }) }),
}));

const ctx = await testSite();

test("what was searched is for this session only, a colleague's next one does not see it", async () => {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const first = await givenSession(ctx, user, organisation);
  const fields = { recherche: "Dubois" };
  const answer = await POST(submit("/espace-aidant/usagers/recherche", fields, first.token), route);
  const [line = ""] = answer.headers.getSetCookie();
  browser.cookie = /^ac-usagers-recherche=([^;]*);/.exec(line)?.[1] ?? "";
  expect(await searchedUsager(first.aidant)).toBe("Dubois");
  const second = await givenSession(ctx, user, organisation);
  expect(await searchedUsager(second.aidant)).toBe("");
  const elsewhere = { ...first.aidant, organisationId: ctx.random.uuid() };
  expect(await searchedUsager(elsewhere)).toBe("");
});
