import { beforeEach, describe, expect, test, vi } from "vitest";
import { beginFcLogin } from "@/lib/franceconnect/fs/begin-login";
import { completeFcLogin } from "@/lib/franceconnect/fs/complete-login";
import { finishFcLogout } from "@/lib/franceconnect/fs/finish-logout";
import { createFcClient } from "@/lib/franceconnect/fs/openid-client-adapter";
import { startMandat } from "@/lib/mandat/start-mandat";
import type { FaultOrder } from "../../../sandbox/fc/faults";
import { givenJourney, person, type Signed } from "./support";

const journey = await givenJourney();
const { ctx, sandbox } = journey;

let ana: Signed;
beforeEach(async () => {
  sandbox.reset();
  ana = await journey.aidant();
});

const jwksCalls = () => sandbox.calls().filter((call) => call.path.endsWith("/jwks")).length;

/** The return of a person while FranceConnect answers wrongly: nobody is known afterwards. */
async function refusedWith(...faults: FaultOrder[]) {
  const url = await journey.returnOf(ana.actor, { claims: person() });
  const usagers = await ctx.db.usager.count();
  for (const fault of faults) sandbox.faults.set(fault);
  const done = await journey.complete(ana.actor, url);
  expect(await ctx.db.usager.count()).toBe(usagers);
  expect(await journey.actions(ana.actor)).toEqual([]);
  const draft = await journey.draftOf(ana.actor);
  expect(draft).toMatchObject({ status: "FC_ERROR", usagerId: null, idToken: null, fcFailures: 1 });
  expect(draft).toMatchObject({ demarches: ["papiers"], duree: "LONG" });
  if (done.kind !== "failed") throw new Error("accepted");
  return done;
}

const direct = { kind: "failed", failure: "erreur", logoutUrl: null };

describe("token endpoint [MAN-021]", () => {
  const faults = ["500", "html", "reset", "error:invalid_grant"];
  test.each(faults)("fails gently on %s [FC-020]", async (fault) => {
    expect(await refusedWith({ target: "token", fault })).toEqual(direct);
  });

  test("gives up a slow answer within 11 s [FC-020]", { timeout: 30_000 }, async () => {
    const before = performance.now();
    expect(await refusedWith({ target: "token", fault: "slow" })).toEqual(direct);
    expect(performance.now() - before).toBeLessThan(11_000);
  });

  test.each(["access_token", "id_token", "token_type"])("refuses without %s", async (member) => {
    const fault = `missing-member:${member}`;
    const done = await refusedWith({ target: "token", fault });
    expect(done.failure).toBe("erreur");
  });

  test("fails gently when nobody answers [FC-020]", async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    // Port 9 (discard) is closed: the connection is refused.
    const settings = { ...ctx.settings, FC_FS_ISSUER: "http://fc.localhost:9/api/v2" };
    const lost = createFcClient(settings);
    const done = await completeFcLogin(ctx, ana.actor, url.searchParams, lost);
    expect(done).toEqual(direct);
  });

  test("says so before leaving when the configuration cannot be read, then recovers", async () => {
    const draftId = await startMandat(ctx, ana.actor, { demarche: ["papiers"], duree: "LONG" });
    const client = journey.newClient();
    sandbox.faults.set({ target: "discovery", fault: "500" });
    expect(await beginFcLogin(ctx, ana.actor, draftId, client)).toEqual({ kind: "unavailable" });
    expect((await beginFcLogin(ctx, ana.actor, draftId, client)).kind).toBe("redirect");
  });
});

describe("ID token [MAN-021]", () => {
  test("refuses another nonce, after FranceConnect's logout [FC-021]", async () => {
    const done = await refusedWith({ target: "token", fault: "wrong-nonce" });
    expect(done.failure).toBe("erreur");
    const logout = new URL(done.logoutUrl ?? "about:blank");
    expect(logout.pathname).toBe("/api/v2/session/end");
    const state = logout.searchParams.get("state");
    const finished = await finishFcLogout(ctx, ana.actor, state);
    expect(finished).toEqual({ kind: "failed", failure: "erreur" });
    expect(await finishFcLogout(ctx, ana.actor, state)).toEqual({ kind: "not-identified" });
  });

  const forged = ["alg-none", "hs256-public-key", "wrong-key", "unknown-kid"];
  test.each(forged)(
    "refuses a signature that is not FranceConnect's: %s [FC-022]",
    async (fault) => {
      expect(await refusedWith({ target: "token", fault })).toEqual(direct);
    },
  );

  test.each(["wrong-aud", "wrong-iss"])(
    "refuses a token for or of another: %s [FC-023]",
    async (fault) => {
      expect(await refusedWith({ target: "token", fault })).toEqual(direct);
    },
  );

  test("refuses a token expired for 60 s [FC-023]", async () => {
    const done = await refusedWith({ target: "token", fault: "expired" });
    expect(done.failure).toBe("erreur");
    expect(done.logoutUrl).toContain("/session/end");
  });

  const unusable = [
    "missing-claim:sub",
    'set-claim:sub=""',
    "missing-claim:acr",
    'set-claim:acr="eidas0"',
  ];
  test.each(unusable)("refuses a token with %s", async (fault) => {
    expect((await refusedWith({ target: "token", fault })).failure).toBe("erreur");
  });

  test("refuses a token issued in the future", async () => {
    const later = Math.floor(performance.timeOrigin / 1000) + 3600;
    const fault = `set-claim:iat=${String(later)}`;
    expect((await refusedWith({ target: "token", fault })).failure).toBe("erreur");
  });

  test("accepts 10 s of skew [FC-024]", async () => {
    const url = await journey.returnOf(ana.actor, { claims: person() });
    sandbox.faults.set({ target: "token", fault: "expired-10s" });
    expect((await journey.complete(ana.actor, url)).kind).toBe("identified");
  });

  test("accepts new keys after one more reading of them [FC-025]", async () => {
    await journey.complete(ana.actor, await journey.returnOf(ana.actor, { claims: person() }));
    await sandbox.rotateKeys();
    const url = await journey.returnOf(ana.actor, { claims: person() });
    const before = jwksCalls();
    expect((await journey.complete(ana.actor, url)).kind).toBe("identified");
    expect(jwksCalls() - before).toBe(1);
    expect(journey.tokenCalls()).toBe(2);
  });

  test("reads the keys once more at most for each unknown key [FC-026]", async () => {
    await journey.complete(ana.actor, await journey.returnOf(ana.actor, { claims: person() }));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const url = await journey.returnOf(ana.actor, { claims: person() });
      sandbox.faults.set({ target: "token", fault: "unknown-kid" });
      const before = jwksCalls();
      expect(await journey.complete(ana.actor, url)).toEqual(direct);
      expect(jwksCalls() - before).toBe(1);
    }
  });

  test("keeps the keys between two people", async () => {
    await journey.complete(ana.actor, await journey.returnOf(ana.actor, { claims: person() }));
    const before = jwksCalls();
    await journey.complete(ana.actor, await journey.returnOf(ana.actor, { claims: person() }));
    expect(jwksCalls() - before).toBe(0);
  });
});

describe("userinfo", () => {
  const viaLogout = async (fault: string) => {
    const done = await refusedWith({ target: "userinfo", fault });
    expect(done.failure).toBe("erreur");
    expect(done.logoutUrl).toContain("/session/end");
  };

  test("refuses plain JSON [FC-027]", () => viaLogout("plain-json"));
  test("refuses another person's [FC-028]", () => viaLogout("sub-mismatch"));

  const wrong = [
    "500",
    "html",
    "reset",
    "alg-none",
    "hs256-public-key",
    "wrong-key",
    "wrong-aud",
    "wrong-iss",
    "expired",
    "missing-claim:aud",
    "missing-claim:iss",
    "missing-claim:exp",
  ];
  test.each(wrong)("refuses %s, after FranceConnect's logout", (fault) => viaLogout(fault));
});

test("the log of a refusal holds no token and cleans what FranceConnect wrote [FC-016]", async () => {
  const warn = vi.spyOn(ctx.log, "warn");
  const url = await journey.returnOf(ana.actor);
  url.searchParams.delete("code");
  url.searchParams.set("error", "server_error");
  url.searchParams.set("error_description", `<script>alert(1)</script>\u0000\n${"x".repeat(500)}`);
  const done = await journey.complete(ana.actor, url);
  expect(done).toEqual(direct);
  const reason = JSON.stringify(warn.mock.calls[0]?.[0]);
  expect(reason).toContain("server_error");
  expect(reason.length).toBeLessThanOrEqual(320);
  expect(reason).not.toMatch(/\p{Cc}/u);
  const spied = vi.spyOn(ctx.log, "warn");
  await refusedWith({ target: "token", fault: "wrong-nonce" });
  expect(JSON.stringify(spied.mock.calls)).not.toMatch(/eyJ/);
});
