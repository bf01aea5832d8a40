import { expect, test } from "vitest";
import * as poll from "@/app/(aidant)/espace-aidant/creation_mandat/a_distance/attente_consentement.json/route";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { DRAFT_COOKIE } from "@/lib/http/draft-cookie";
import { givenAsked } from "@/tests/support/factories/consent";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { ORIGIN, route, testSite } from "../fi/site";

const ctx = await testSite({ MANDAT_DISTANCE: "0" });

test("the remote routes are absent when remote mandats are off [MAN-067]", async () => {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const session = await givenSession(ctx, user, organisation);
  const { draftId } = await givenAsked(ctx, session.aidant);
  const cookie = `${SESSION_COOKIE}=${session.token}; ${DRAFT_COOKIE}=${draftId}`;
  const address = `${ORIGIN}/espace-aidant/creation_mandat/a_distance/attente_consentement.json/`;
  const request = new Request(address, { method: "POST", headers: { cookie } });
  expect((await poll.POST(request, route)).status).toBe(404);
});
