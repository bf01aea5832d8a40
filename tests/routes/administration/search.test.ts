import { expect, test } from "vitest";
import { POST as searchMandats } from "@/app/(administration)/administration/mandats/recherche/route";
import { POST as searchUsagers } from "@/app/(administration)/administration/usagers/recherche/route";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "@/tests/support/factories/people";
import { isJournaledReading } from "@/lib/http/paths";
import { route, submit, testSite } from "../fi/site";

const ctx = await testSite();
const fields = { recherche: "Dubois" };
const left = (answer: Response) => [answer.status, answer.headers.get("location")];

test("what is searched is kept by the browser for this session, never in an address", async () => {
  const { token, sessionId } = await givenStaff(ctx);
  const answer = await searchMandats(
    submit("/administration/mandats/recherche", fields, token),
    route,
  );
  expect(left(answer)).toEqual([303, "/administration/mandats/"]);
  const cookie = answer.headers.getSetCookie()[0] ?? "";
  expect(cookie).toContain(`ac-admin-mandats=${sessionId}.`);
  expect(cookie).toContain("Path=/administration");
  expect(cookie).not.toContain("Dubois");
});

test("an aidant gets the answer of a page that does not exist, staff « métier » a refusal", async () => {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  const aidant = await givenSession(ctx, user, organisation);
  const metier = await givenStaff(ctx, "METIER");
  const ask = (token: string) =>
    searchUsagers(submit("/administration/usagers/recherche", fields, token), route);
  expect(left(await ask(aidant.token))).toEqual([303, "/erreur/404"]);
  expect(left(await ask(metier.token))).toEqual([303, "/erreur/403"]);
});

test("lists of people's data are opened by their reader only, never ahead", () => {
  const paths = ["mandats/", "mandats/transfert/", "usagers/", "usagers-a-informer/", "journal"];
  expect(paths.map((path) => isJournaledReading(`/administration/${path}`))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(isJournaledReading("/administration/mandats/recherche")).toBe(false);
  expect(isJournaledReading("/administration/")).toBe(false);
});
