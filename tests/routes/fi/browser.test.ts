import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test } from "vitest";
import * as authorize from "@/app/(fi)/authorize/route";
import * as selectDemarche from "@/app/(fi)/select_demarche/route";
import { FI_SCREEN_STATUS } from "@/lib/franceconnect/fi/screen-status";
import { errorPageStatus } from "@/lib/http/error-status";
import { middleware } from "@/middleware";
import {
  CALLBACK,
  fcQuery,
  givenChosenUsager,
  givenCode,
  givenConnection,
  givenFiWorld,
  repClaims,
  type FiWorld,
} from "@/tests/support/factories/fi";
import { givenMandat, givenUsager } from "@/tests/support/factories/mandats";
import { givenSession, givenUser } from "@/tests/support/factories/people";
import { locationOf, ORIGIN, postInit, route, submit, testSite, visit } from "./site";

const ctx = await testSite();
let world: FiWorld;
let token: string;

beforeEach(async () => {
  world = await givenFiWorld(ctx);
  token = world.session.token;
});

const arrive = (query: string, cookie?: string) =>
  authorize.GET(visit(`/authorize/?${query}`, cookie), route);
const post = (fields: Record<string, string>, cookie = token) =>
  authorize.POST(submit("/authorize/", fields, cookie), route);
const choose = (fields: Record<string, string>) =>
  selectDemarche.POST(submit("/select_demarche/", fields, token), route);
const rows = () => ctx.db.fiConnection.count({ where: { aidantId: world.aidant.id } });

/** What the browser finally receives (decision 60). */
function expectPage(response: Response, status: number, motif: string) {
  expect(response.status).toBe(303);
  const page = locationOf(response);
  expect(errorPageStatus(page.pathname)).toBe(status);
  expect(page.searchParams.get("motif")).toBe(motif);
}

async function expectStillSignedIn() {
  const where = { id: world.session.sessionId };
  expect((await ctx.db.session.findUniqueOrThrow({ where })).endedAt).toBeNull();
}

describe("GET /authorize/", () => {
  test("opens a connection and leads to page 1, again on reload [FC-041]", async () => {
    const query = fcQuery();
    const response = await arrive(query, token);
    expect(response.status).toBe(303);
    const screen = locationOf(response);
    expect(screen.pathname).toBe("/authorize/usager/");
    const id = screen.searchParams.get("connection_id") ?? "";
    const row = await ctx.db.fiConnection.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ aidantId: world.aidant.id, redirectUri: CALLBACK });
    expect(locationOf(await arrive(query, token)).href).toBe(screen.href);
    expect(await rows()).toBe(1);
  });

  test("asks to sign in first and comes back with the same request [FC-042]", async () => {
    const response = await arrive(fcQuery({ state: "kept-42" }));
    expect(response.status).toBe(303);
    const login = locationOf(response);
    expect(login.pathname).toBe("/accounts/login/");
    expect(await rows()).toBe(0);
    const next = login.searchParams.get("next") ?? "";
    const back = await authorize.GET(visit(next, token), route);
    const id = locationOf(back).searchParams.get("connection_id") ?? "";
    const row = await ctx.db.fiConnection.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: "kept-42", scope: "openid profile email birth" });
  });

  test("asks an idle aidant to sign in again [FC-043]", async () => {
    ctx.clock.advance(45 * 60_000);
    const login = locationOf(await arrive(fcQuery({ state: "kept-43" }), token));
    expect(login.pathname).toBe("/accounts/login/");
    const again = await givenSession(ctx, world.aidant, world.organisation);
    const next = login.searchParams.get("next") ?? "";
    const screen = locationOf(await authorize.GET(visit(next, again.token), route));
    expect(screen.pathname).toBe("/authorize/usager/");
  });

  test("is closed to who cannot create mandats [FC-044]", async () => {
    const { organisation } = world;
    const referent = await givenUser(ctx, {
      organisations: [organisation],
      referentNonAidant: true,
    });
    const session = await givenSession(ctx, referent, organisation);
    const response = await arrive(fcQuery(), session.token);
    expect(response.status).toBe(303);
    expect(locationOf(response).pathname).toBe("/espace-aidant/");
  });

  test("answers a bad client with a page of ours, signed in or not [FC-046] [FC-047]", async () => {
    for (const query of [
      fcQuery({ client_id: "x" }),
      fcQuery({ redirect_uri: "https://evil.test" }),
    ]) {
      for (const cookie of [token, undefined]) {
        const response = await arrive(query, cookie);
        expectPage(response, 400, "FI_AUTHORIZE_REFUSED");
        expect(locationOf(response).origin).toBe(ORIGIN);
      }
    }
    expect(await rows()).toBe(0);
  });

  test("sends FranceConnect its error, its state and our name [FC-049]", async () => {
    const response = await arrive(fcQuery({ response_type: "token", state: "kept-49" }), token);
    expect(response.status).toBe(303);
    const location = response.headers.get("location") ?? "";
    expect(location.startsWith(`${CALLBACK}?`)).toBe(true);
    const answer = new URL(location).searchParams;
    expect(answer.get("error")).toBe("unsupported_response_type");
    expect(answer.get("state")).toBe("kept-49");
    expect(answer.get("iss")).toBe(ctx.settings.FC_FI_ISSUER);
  });

  test("opens nothing for a HEAD", async () => {
    for (const screen of [authorize, selectDemarche]) {
      const response = screen.HEAD();
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, POST");
    }
    expect(await rows()).toBe(0);
  });

  test("refuses 20 KiB of query and 1 MB of form, without a row [FC-056]", async () => {
    const large = await arrive(`${fcQuery()}&x=${"x".repeat(20 * 1024)}`, token);
    expectPage(large, 400, "FI_AUTHORIZE_REFUSED");
    expectPage(await post({ x: "x".repeat(1024 * 1024) }), 413, "FI_REQUEST_TOO_LARGE");
    expect(await rows()).toBe(0);
  });
});

describe("POST /authorize/", () => {
  let connectionId: string;
  const choice = (usagerId: string) => ({ connection_id: connectionId, chosen_usager: usagerId });

  beforeEach(async () => {
    connectionId = await givenConnection(ctx, world.actor);
  });

  test("goes to page 2 [FC-062]", async () => {
    const response = await post(choice(world.usager.id));
    expect(response.status).toBe(303);
    expect(locationOf(response).pathname).toBe("/select_demarche/choix/");
    expect(locationOf(response).searchParams.get("connection_id")).toBe(connectionId);
  });

  test("ignores OAuth parameters of the form [FC-062]", async () => {
    await post({ ...choice(world.usager.id), redirect_uri: "https://evil.test", state: "evil" });
    const where = { id: connectionId };
    expect((await ctx.db.fiConnection.findUniqueOrThrow({ where })).redirectUri).toBe(CALLBACK);
  });

  test("refuses a foreign or unknown usager and stays signed in [FC-063]", async () => {
    for (const id of [world.stranger.id, ctx.random.uuid()])
      expectPage(await post(choice(id)), 403, "FI_USAGER_REFUSED");
    await expectStillSignedIn();
  });

  test("comes back to page 1 with a message after an empty choice [FC-064]", async () => {
    for (const fields of [{ connection_id: connectionId }, choice("42")]) {
      const page = locationOf(await post(fields));
      expect(page.pathname).toBe("/authorize/usager/");
      expect(page.searchParams.get("erreur")).toBe("choix");
    }
  });

  test("refuses the connection of somebody else [FC-065]", async () => {
    const { colleague, elsewhere, usager } = world;
    const other = await givenSession(ctx, colleague, elsewhere);
    expectPage(await post(choice(usager.id), other.token), 403, "FI_CONNECTION_REFUSED");
  });

  test("is fenced against forms of other sites [FC-066]", async () => {
    const statusFrom = async (headers: Record<string, string>) => {
      const { headers: sent, ...form } = postInit(choice(world.usager.id), token);
      const init = { ...form, headers: { ...sent, ...headers } };
      return (await middleware(new NextRequest(`${ORIGIN}/authorize/`, init))).status;
    };
    expect(await statusFrom({ origin: "https://evil.test" })).toBe(403);
    expect(await statusFrom({ origin: "null" })).toBe(403);
    expect(await statusFrom({ origin: "null", "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await statusFrom({ origin: ORIGIN })).toBe(200);
    // our own screens hide their referrer, hence their origin
    expect(await statusFrom({ origin: "null", "sec-fetch-site": "same-origin" })).toBe(200);
  });

  test("says that the time is over after 301 s [FC-067]", async () => {
    ctx.clock.advance(301_000);
    expectPage(await post(choice(world.usager.id)), 408, "FI_CONNECTION_EXPIRED");
  });

  test("cancels towards FranceConnect [FC-069]", async () => {
    const response = await post({ connection_id: connectionId, action: "cancel" });
    expect(response.status).toBe(303);
    const location = response.headers.get("location") ?? "";
    expect(location.startsWith(`${CALLBACK}?error=access_denied&`)).toBe(true);
  });

  test("keeps what is searched out of the address", async () => {
    const fields = { connection_id: connectionId, action: "search", recherche: "dubois" };
    const response = await post(fields);
    expect(response.headers.get("location")).toBe(
      `/authorize/usager/?connection_id=${connectionId}`,
    );
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test("after a lost session, sign-in leads back to the screen, not to the form", async () => {
    const login = locationOf(await post(choice(world.usager.id), "no-such-session"));
    expect(login.pathname).toBe("/accounts/login/");
    const screen = `/authorize/usager/?connection_id=${connectionId}`;
    expect(login.searchParams.get("next")).toBe(screen);
  });
});

describe("/select_demarche/", () => {
  const open = (connectionId: string) =>
    selectDemarche.GET(visit(`/select_demarche/?connection_id=${connectionId}`, token), route);

  test("shows page 2, page 1 while nobody is chosen, 403 when nothing is left [FC-059]", async () => {
    const connectionId = await givenConnection(ctx, world.actor, {
      claims: repClaims(["justice"]),
    });
    expect(locationOf(await open(connectionId)).pathname).toBe("/authorize/usager/");
    const answer = await post({ connection_id: connectionId, chosen_usager: world.usager.id });
    expect(locationOf(answer).pathname).toBe("/select_demarche/aucune/");
    expect(locationOf(await open(connectionId)).pathname).toBe("/select_demarche/aucune/");
    expect(FI_SCREEN_STATUS["/select_demarche/aucune"]).toBe(403);
    const other = await givenChosenUsager(ctx, world.actor, world.usager);
    expect(locationOf(await open(other)).pathname).toBe("/select_demarche/choix/");
    const foreign = await open(ctx.random.uuid());
    expectPage(foreign, 403, "FI_CONNECTION_REFUSED");
  });

  test("delivers the usager of each tab under its own state [FC-070]", async () => {
    const first = await givenChosenUsager(ctx, world.actor, world.usager, { state: "S1" });
    const { actor, aidant, organisation } = world;
    const other = await givenUsager(ctx);
    await givenMandat(ctx, { organisation, aidant, usager: other, demarches: ["famille"] });
    const second = await givenChosenUsager(ctx, actor, other, { state: "S2" });
    const response = await choose({ connection_id: first, chosen_demarche: "famille" });
    const answer = new URL(response.headers.get("location") ?? "").searchParams;
    expect(answer.get("state")).toBe("S1");
    const row = await ctx.db.fiConnection.findUniqueOrThrow({ where: { id: first } });
    expect(row).toMatchObject({ status: "CODE_ISSUED", usagerId: world.usager.id });
    const where = { id: second };
    const waiting = await ctx.db.fiConnection.findUniqueOrThrow({ where });
    expect(waiting).toMatchObject({ status: "USAGER_CHOSEN", usagerId: other.id, codeHash: null });
  });

  test("leaves with the code, no referrer and no cache [FC-072]", async () => {
    const connectionId = await givenChosenUsager(ctx, world.actor, world.usager);
    const fields = { connection_id: connectionId, chosen_demarche: "famille" };
    const response = await choose({ ...fields, redirect_uri: "https://evil.test" });
    expect(response.status).toBe(303);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const location = new URL(response.headers.get("location") ?? "");
    expect(`${location.origin}${location.pathname}`).toBe(CALLBACK);
    expect(location.searchParams.get("code")).toMatch(/^[\w-]{43,}$/);
  });

  test("refuses a démarche that was revoked or never given [FC-073]", async () => {
    const connectionId = await givenChosenUsager(ctx, world.actor, world.usager);
    for (const demarche of ["justice", "nothing", ""]) {
      const answer = await choose({ connection_id: connectionId, chosen_demarche: demarche });
      expectPage(answer, 403, "FI_DEMARCHE_REFUSED");
    }
  });

  test("refuses a second click [FC-074]", async () => {
    const { connectionId } = await givenCode(ctx, world);
    const answer = await choose({ connection_id: connectionId, chosen_demarche: "famille" });
    expectPage(answer, 403, "FI_CONNECTION_REFUSED");
    await expectStillSignedIn();
  });

  test("refuses the connection of an earlier session", async () => {
    const connectionId = await givenChosenUsager(ctx, world.actor, world.usager);
    const again = await givenSession(ctx, world.aidant, world.organisation);
    const page = visit(`/select_demarche/?connection_id=${connectionId}`, again.token);
    expectPage(await selectDemarche.GET(page, route), 403, "FI_CONNECTION_REFUSED");
  });
});
