import { expect, test } from "vitest";
import { guardAidant, guardMember } from "@/lib/auth/guard-route";
import { answeredTimes, minutesUntil, phaseAt } from "@/components/connexion/session-phase";
import { testContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const ORIGIN = "http://ac.localhost:3000";

async function givenToken(options: Partial<Parameters<typeof givenUser>[1]> = {}) {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], ...options });
  return { user, ...(await givenSession(ctx, user, organisation)) };
}

const ask = (path: string, token: string, method = "GET", headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}${path}`, {
    method,
    headers: { cookie: `other=1; __Host-ac_session=${token}`, ...headers },
  });

const locationOf = (answer: object) => {
  if (!(answer instanceof Response)) throw new Error("let through");
  return [answer.status, answer.headers.get("location")];
};

test("lets an aidant through with the organisation of the session", async () => {
  const { token, aidant } = await givenToken();
  expect(await guardAidant(ctx, ask("/espace-aidant/usagers/", token))).toEqual(aidant);
  expect(await guardMember(ctx, ask("/espace-aidant/", token))).toMatchObject({ kind: "member" });
});

test("sends strangers to sign-in with their own address only [AUTH-C02]", async () => {
  const { token } = await givenToken();
  ctx.clock.advance(45 * 60_000);
  const pdf = "/espace-aidant/mandats/1/visualisation?pdf=1&_rsc=x";
  expect(locationOf(await guardAidant(ctx, ask(pdf, token)))).toEqual([
    303,
    "/accounts/login/?next=%2Fespace-aidant%2Fmandats%2F1%2Fvisualisation%3Fpdf%3D1",
  ]);
  const form = (referer: string) =>
    guardAidant(ctx, ask("/select_demarche/", token, "POST", { referer }));
  expect(locationOf(await form(`${ORIGIN}/authorize/usager/?id=1`))).toEqual([
    303,
    "/accounts/login/?next=%2Fauthorize%2Fusager%2F%3Fid%3D1",
  ]);
  expect(locationOf(await form("https://evil.example/x"))).toEqual([303, "/accounts/login/"]);
});

test("sends home those who may not create mandats, with the reason", async () => {
  const { token } = await givenToken({ canCreateMandats: false });
  const answer = await guardAidant(ctx, ask("/espace-aidant/creation_mandat/", token));
  expect(locationOf(answer)).toEqual([303, "/espace-aidant/"]);
  expect(answer instanceof Response && answer.headers.get("set-cookie")).toContain(
    "ac-flash=reserve-aux-aidants",
  );
});

test("sends to the CGU first, and back [AUTH-C18]", async () => {
  const { token } = await givenToken({ cguAccepted: false });
  const answer = await guardAidant(ctx, ask("/authorize/usager/?id=1", token, "GET"));
  expect(locationOf(answer)).toEqual([
    303,
    "/espace-aidant/valider-cgu?next=%2Fauthorize%2Fusager%2F%3Fid%3D1",
  ]);
});

test("the dialog opens at T−5 min and the page is hidden at T, whatever the browser's clock", () => {
  const times = answeredTimes({ live: true, now: 1_000, warnsAt: 2_000, endsAt: 302_000 }, 91_000);
  if (!times) throw new Error("unread");
  expect(times).toEqual({ warnsAt: 92_000, endsAt: 392_000 });
  expect([91_999, 92_000, 391_999, 392_000].map((now) => phaseAt(times, now))).toEqual([
    "quiet",
    "warning",
    "warning",
    "over",
  ]);
  expect([92_000, 332_001, 400_000].map((now) => minutesUntil(times, now))).toEqual([5, 1, 0]);
  expect(answeredTimes({ live: false }, 0)).toBeNull();
  expect(answeredTimes("x", 0)).toBeNull();
});
