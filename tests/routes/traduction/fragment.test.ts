import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { POST } from "@/app/api/mandats/traduction/route";
import { middleware } from "@/middleware";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { ORIGIN, route, submit, testSite } from "../fi/site";

const ctx = await testSite();
const PAGE = "/espace-aidant/creation_mandat/traduction/";

async function givenToken(canCreateMandats = true): Promise<string> {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], canCreateMandats });
  return (await givenSession(ctx, user, organisation)).token;
}

const post = async (lang_code: string, token: string) =>
  POST(submit(PAGE, { lang_code }, token), route);

test("a POST to the page of translations gets the text alone, with its direction [MAN-107]", async () => {
  const token = await givenToken();
  const answer = await post("ps", token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await answer.text()).toMatch(/^<div lang="ps" dir="rtl"><h2>/);
  expect(await (await post("uk", token)).text()).toMatch(/^<div lang="uk" dir="ltr">/);
});

test("an unknown code is not found [MAN-107]", async () => {
  const token = await givenToken();
  for (const code of ["", "fr", "pus", "xx", "../ps", "PS"]) {
    expect((await post(code, token)).status, code).toBe(404);
  }
});

test("only those who may create mandats read it", async () => {
  const answer = await post("ps", await givenToken(false));
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/espace-aidant/"]);
});

test("the address of the page leads a POST to that answer, a GET to the page", async () => {
  const cookie = `__Host-ac_session=${await givenToken()}`;
  const visit = (method: string) =>
    middleware(
      new NextRequest(`${ORIGIN}${PAGE}`, { method, headers: { cookie, origin: ORIGIN } }),
    );
  const rewritten = async (method: string) =>
    (await visit(method)).headers.get("x-middleware-rewrite");
  expect(await rewritten("POST")).toBe(`${ORIGIN}/api/mandats/traduction`);
  expect(await rewritten("GET")).toBeNull();
});
