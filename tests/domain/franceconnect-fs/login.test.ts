import { beforeEach, describe, expect, test } from "vitest";
import { beginFcLogin } from "@/lib/franceconnect/fs/begin-login";
import { completeFcLogin } from "@/lib/franceconnect/fs/complete-login";
import type { FcClient } from "@/lib/franceconnect/fs/fc-client";
import { finishFcLogout } from "@/lib/franceconnect/fs/finish-logout";
import { startMandat } from "@/lib/mandat/start-mandat";
import { givenSession } from "../../support/factories/people";
import { givenJourney, person, followToCallback, type Signed } from "./support";

const journey = await givenJourney();
const { ctx, sandbox, fc } = journey;

let ana: Signed;
beforeEach(async () => {
  sandbox.reset();
  ana = await journey.aidant();
});

const start = () => startMandat(ctx, ana.actor, { demarche: ["papiers"], duree: "LONG" });

describe("departure to FranceConnect", () => {
  test("sends exactly the allowed parameters [FC-001]", async () => {
    const begun = await beginFcLogin(ctx, ana.actor, await start(), fc);
    if (begun.kind !== "redirect") throw new Error(begun.kind);
    const url = new URL(begun.url);
    expect(`${url.origin}${url.pathname}`).toBe(`${sandbox.issuer}/authorize`);
    const names = [...url.searchParams.keys()].sort();
    expect(names).toEqual(
      [
        "acr_values",
        "client_id",
        "nonce",
        "redirect_uri",
        "response_type",
        "scope",
        "state",
      ].sort(),
    );
    expect(url.searchParams.get("acr_values")).toBe("eidas1");
    expect(url.searchParams.get("redirect_uri")).toBe(ctx.settings.FC_FS_REDIRECT_URI);
    expect(url.searchParams.get("state")?.length).toBeGreaterThanOrEqual(22);
    expect(url.searchParams.get("nonce")?.length).toBeGreaterThanOrEqual(22);
    expect((await journey.draftOf(ana.actor)).status).toBe("FC_PENDING");
  });

  test("draws a new state and nonce each time, only the last working [FC-002] [MAN-016]", async () => {
    const draftId = await start();
    const first = await beginFcLogin(ctx, ana.actor, draftId, fc);
    const second = await beginFcLogin(ctx, ana.actor, draftId, fc);
    if (first.kind !== "redirect" || second.kind !== "redirect") throw new Error("no departure");
    const [a, b] = [new URL(first.url).searchParams, new URL(second.url).searchParams];
    expect(a.get("state")).not.toBe(b.get("state"));
    expect(a.get("nonce")).not.toBe(b.get("nonce"));
    sandbox.identifyNext({ claims: person(), times: 2 });
    const old = await journey.complete(ana.actor, await followToCallback(ctx, first.url));
    expect(old).toMatchObject({ kind: "failed", failure: "erreur" });
    expect((await journey.draftOf(ana.actor)).status).toBe("FC_PENDING");
    const last = await journey.complete(ana.actor, await followToCallback(ctx, second.url));
    expect(last.kind).toBe("identified");
  });

  test("goes nowhere without a draft in this browser [FC-005] [MAN-015]", async () => {
    expect(await beginFcLogin(ctx, ana.actor, undefined, fc)).toEqual({ kind: "no-draft" });
    await start();
    expect(await beginFcLogin(ctx, ana.actor, undefined, fc)).toEqual({ kind: "no-draft" });
  });

  test("goes nowhere with another aidant's draft, or another sign-in session's", async () => {
    const draftId = await start();
    const bea = await journey.aidant(ana.organisation);
    expect(await beginFcLogin(ctx, bea.actor, draftId, fc)).toEqual({ kind: "no-draft" });
    const elsewhere = await givenSession(ctx, ana.user, ana.organisation);
    expect(await beginFcLogin(ctx, elsewhere.aidant, draftId, fc)).toEqual({ kind: "no-draft" });
  });

  test("refuses 30 minutes after the form [FC-006]", async () => {
    const draftId = await start();
    ctx.clock.advance(ctx.settings.FC_FS_TTL * 1000);
    expect((await beginFcLogin(ctx, ana.actor, draftId, fc)).kind).toBe("redirect");
    ctx.clock.advance(1);
    await expect(beginFcLogin(ctx, ana.actor, draftId, fc)).rejects.toMatchObject({
      code: "FC_DELAI_DEPASSE",
    });
  });

  test("waits for the consent of an SMS mandat, which outlives the leg [FC-007]", async () => {
    const draftId = await start();
    const remote = { isRemote: true, remoteMethod: "SMS" } as const;
    await ctx.db.mandatDraft.update({ where: { id: draftId }, data: remote });
    for (const status of ["INITIATED", "RECAP_SMS_SENT", "CONSENT_ASKED"] as const) {
      await ctx.db.mandatDraft.update({ where: { id: draftId }, data: { status } });
      expect(await beginFcLogin(ctx, ana.actor, draftId, fc)).toEqual({ kind: "consent-awaited" });
    }
    ctx.clock.advance(ctx.settings.FC_FS_TTL * 1000 + 1);
    expect(await beginFcLogin(ctx, ana.actor, draftId, fc)).toEqual({ kind: "consent-awaited" });
    const legExpiresAt = new Date(ctx.clock.now().getTime() + 1);
    await ctx.db.mandatDraft.update({ where: { id: draftId }, data: { legExpiresAt } });
    await ctx.db.mandatDraft.update({ where: { id: draftId }, data: { status: "CONSENTED" } });
    expect((await beginFcLogin(ctx, ana.actor, draftId, fc)).kind).toBe("redirect");
  });

  test("knows nothing of the connections where this service is the provider [FC-008]", async () => {
    const found = await beginFcLogin(ctx, ana.actor, ctx.random.uuid(), fc);
    expect(found).toEqual({ kind: "no-draft" });
  });

  test("forgets the usager identified before when it starts again", async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    await journey.complete(ana.actor, url);
    const { id } = await journey.draftOf(ana.actor);
    await beginFcLogin(ctx, ana.actor, id, fc);
    const draft = await journey.draftOf(ana.actor);
    expect(draft).toMatchObject({ status: "FC_PENDING", usagerId: null, idToken: null });
  });
});

describe("return from FranceConnect", () => {
  test("creates the usager and closes the person's session [FC-009] [MAN-017]", async () => {
    const claims = person();
    const url = await journey.returnOf(ana.actor, { claims });
    const done = await journey.complete(ana.actor, url);
    if (done.kind !== "identified") throw new Error(done.kind);
    const logout = new URL(done.logoutUrl);
    expect(`${logout.origin}${logout.pathname}`).toBe(`${sandbox.issuer}/session/end`);
    expect(logout.searchParams.get("id_token_hint")).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(logout.searchParams.get("post_logout_redirect_uri")).toBe(
      ctx.settings.FC_FS_POST_LOGOUT_REDIRECT_URI,
    );
    const state = logout.searchParams.get("state");
    expect(state?.length).toBeGreaterThanOrEqual(22);
    expect(state).not.toBe(url.searchParams.get("state"));
    const usager = await journey.usagerOf(ana.actor);
    expect(usager).toMatchObject({ familyName: claims.family_name, givenName: "Uma" });
    expect(usager.clear).toMatchObject({ birthdate: "1980-05-04", email: "uma@exemple.test" });
    const draft = await journey.draftOf(ana.actor);
    expect(draft).toMatchObject({ status: "IDENTIFIED", usagerId: usager.id, stateHash: null });
    expect(draft.nonce).toBeNull();
    expect(await journey.actions(ana.actor)).toEqual(["franceconnect_usager"]);
    const kept = JSON.stringify(draft);
    expect(kept).not.toContain(logout.searchParams.get("id_token_hint"));
  });

  test("replaces a known e-mail, update before identification [FC-010] [MAN-019]", async () => {
    const claims = person();
    await journey.complete(ana.actor, await journey.returnOf(ana.actor, { claims }));
    const first = await journey.usagerOf(ana.actor);
    const bea = await journey.aidant();
    const renewed = { ...claims, email: "nouvelle@exemple.test" };
    await journey.complete(bea.actor, await journey.returnOf(bea.actor, { claims: renewed }));
    const second = await journey.usagerOf(bea.actor);
    expect(second.id).toBe(first.id);
    expect(second.clear.email).toBe("nouvelle@exemple.test");
    expect(await journey.actions(bea.actor)).toEqual([
      "update_email_usager",
      "franceconnect_usager",
    ]);
  });

  test("changes nothing for a missing or unknown state [FC-011]", async () => {
    const url = await journey.returnOf(ana.actor);
    const before = await journey.draftOf(ana.actor);
    const state = url.searchParams.get("state") ?? "";
    url.searchParams.delete("state");
    const missing = await journey.complete(ana.actor, url);
    expect(missing).toEqual({ kind: "failed", failure: "erreur", logoutUrl: null });
    url.searchParams.set("state", "x".repeat(43));
    await journey.complete(ana.actor, url);
    url.searchParams.set("state", state);
    url.searchParams.append("state", state);
    await journey.complete(ana.actor, url);
    expect(await journey.draftOf(ana.actor)).toEqual(before);
    expect(journey.tokenCalls()).toBe(0);
  });

  test("refuses another browser's state and leaves it alone [FC-012] [MAN-023]", async () => {
    const bea = await journey.aidant(ana.organisation);
    const url = await journey.returnOf(ana.actor, { claims: person() });
    await startMandat(ctx, bea.actor, { demarche: ["famille"], duree: "SHORT" });
    const stolen = await journey.complete(bea.actor, url);
    expect(stolen).toEqual({ kind: "failed", failure: "erreur", logoutUrl: null });
    expect((await journey.draftOf(bea.actor)).usagerId).toBeNull();
    const other = await givenSession(ctx, ana.user, ana.organisation);
    expect((await journey.complete(other.aidant, url)).kind).toBe("failed");
    expect((await journey.complete(ana.actor, url)).kind).toBe("identified");
  });

  test("works once: a refresh keeps the identified draft [FC-014] [MAN-024]", async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    await journey.complete(ana.actor, url);
    const again = await journey.complete(ana.actor, url);
    expect(again).toMatchObject({ kind: "failed", failure: "erreur" });
    expect((await journey.draftOf(ana.actor)).status).toBe("IDENTIFIED");
    expect(journey.tokenCalls()).toBe(1);
    expect(await journey.actions(ana.actor)).toEqual(["franceconnect_usager"]);
  });

  test("works once for two callbacks at the same instant", async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    const both = await Promise.all([
      journey.complete(ana.actor, url),
      journey.complete(ana.actor, url),
    ]);
    expect(both.map((done) => done.kind).sort()).toEqual(["failed", "identified"]);
    expect(journey.tokenCalls()).toBe(1);
  });

  test("tells a cancelled connection apart [FC-015]", async () => {
    const url = await journey.returnOf(ana.actor);
    url.searchParams.delete("code");
    url.searchParams.set("error", "access_denied");
    const done = await journey.complete(ana.actor, url);
    expect(done).toEqual({ kind: "failed", failure: "annulee", logoutUrl: null });
    expect(await journey.draftOf(ana.actor)).toMatchObject({ status: "FC_ERROR", fcFailures: 1 });
  });

  test("refuses without code, or with too long a one [FC-017]", async () => {
    for (const code of [null, "x".repeat(513)]) {
      const url = await journey.returnOf(ana.actor);
      if (code === null) url.searchParams.delete("code");
      else url.searchParams.set("code", code);
      const done = await journey.complete(ana.actor, url);
      expect(done).toEqual({ kind: "failed", failure: "erreur", logoutUrl: null });
    }
    expect(journey.tokenCalls()).toBe(0);
  });

  test("refuses a missing or other issuer before any call [FC-018]", async () => {
    for (const iss of [null, "https://autre.exemple/api/v2", `${sandbox.issuer}/`]) {
      const url = await journey.returnOf(ana.actor);
      if (iss === null) url.searchParams.delete("iss");
      else url.searchParams.set("iss", iss);
      expect(await journey.complete(ana.actor, url)).toMatchObject({ failure: "erreur" });
    }
    expect(journey.tokenCalls()).toBe(0);
  });

  test("refuses after the end of the leg, choices kept [FC-019] [MAN-022]", async () => {
    const url = await journey.returnOf(ana.actor);
    ctx.clock.advance(ctx.settings.FC_FS_TTL * 1000 + 1);
    const done = await journey.complete(ana.actor, url);
    expect(done).toEqual({ kind: "failed", failure: "erreur", logoutUrl: null });
    expect(journey.tokenCalls()).toBe(0);
    const draft = await journey.draftOf(ana.actor);
    expect(draft).toMatchObject({ status: "FC_ERROR", demarches: ["papiers"], duree: "LONG" });
  });

  test("makes one usager of two first identifications at once [FC-035] [MAN-025]", async () => {
    const claims = person();
    const bea = await journey.aidant();
    const urls = [
      await journey.returnOf(ana.actor, { claims }),
      await journey.returnOf(bea.actor, { claims }),
    ] as const;
    const both = await Promise.all([
      journey.complete(ana.actor, urls[0]),
      journey.complete(bea.actor, urls[1]),
    ]);
    expect(both.map((done) => done.kind)).toEqual(["identified", "identified"]);
    const where = { familyName: claims.family_name };
    expect(await ctx.db.usager.count({ where })).toBe(1);
    const everything = [
      ...(await journey.actions(ana.actor)),
      ...(await journey.actions(bea.actor)),
    ];
    expect(everything).toEqual(["franceconnect_usager", "franceconnect_usager"]);
  });

  test("does not attach the usager to a leg that was started again meanwhile", async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    const { id } = await journey.draftOf(ana.actor);
    const interrupted: FcClient = {
      authorizationUrl: (state, nonce) => fc.authorizationUrl(state, nonce),
      logoutUrl: (idToken, state) => fc.logoutUrl(idToken, state),
      async exchange(answer, nonce) {
        const exchange = await fc.exchange(answer, nonce);
        await beginFcLogin(ctx, ana.actor, id, fc);
        return exchange;
      },
    };
    const done = await completeFcLogin(ctx, ana.actor, url.searchParams, interrupted);
    expect(await journey.actions(ana.actor)).toEqual([]);
    const draft = await journey.draftOf(ana.actor);
    expect([done.kind, draft.status]).toEqual(["failed", "FC_PENDING"]);
  });
});

describe("return from FranceConnect's logout", () => {
  const identified = async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    const done = await journey.complete(ana.actor, url);
    if (done.kind !== "identified") throw new Error(done.kind);
    return new URL(done.logoutUrl).searchParams.get("state");
  };

  test("drops the ID token and goes to the recap [FC-037]", async () => {
    const state = await identified();
    const { id } = await journey.draftOf(ana.actor);
    expect(await finishFcLogout(ctx, ana.actor, state)).toEqual({ kind: "recap", draftId: id });
    const draft = await journey.draftOf(ana.actor);
    expect(draft).toMatchObject({ status: "IDENTIFIED", idToken: null, logoutStateHash: null });
  });

  test("goes to the recap whatever the state, without change [FC-038]", async () => {
    await identified();
    const before = await journey.draftOf(ana.actor);
    for (const state of [null, "autre"]) {
      expect((await finishFcLogout(ctx, ana.actor, state)).kind).toBe("recap");
    }
    expect(await journey.draftOf(ana.actor)).toEqual(before);
  });

  test("has no recap before identification, nor for a stranger [FC-039]", async () => {
    expect(await finishFcLogout(ctx, ana.actor, null)).toEqual({ kind: "no-draft" });
    await journey.returnOf(ana.actor);
    expect(await finishFcLogout(ctx, ana.actor, null)).toEqual({ kind: "not-identified" });
    await identified();
    const bea = await journey.aidant(ana.organisation);
    expect(await finishFcLogout(ctx, bea.actor, null)).toEqual({ kind: "no-draft" });
  });
});
