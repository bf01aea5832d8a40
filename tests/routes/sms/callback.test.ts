import { beforeEach, describe, expect, test } from "vitest";
import * as callback from "@/app/sms/callback/[[...secret]]/route";
import * as poll from "@/app/(aidant)/espace-aidant/creation_mandat/a_distance/attente_consentement.json/route";
import * as renewalPoll from "@/app/(aidant)/espace-aidant/renew_mandat/[usagerId]/a_distance/attente_consentement.json/route";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { readConversation } from "@/lib/consentement/read-conversation";
import { DRAFT_COOKIE } from "@/lib/http/draft-cookie";
import { givenAsked, stepsOf } from "@/tests/support/factories/consent";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { jsonOf, ORIGIN, route, testSite } from "../fi/site";

const SECRET = "secret-of-the-callback-for-tests-only";
const ctx = await testSite({ SMS_CALLBACK_SECRET: SECRET });

type Session = Awaited<ReturnType<typeof givenSession>>;
let ana: Session;
let given: Awaited<ReturnType<typeof givenAsked>>;

async function givenAna(): Promise<Session> {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation] });
  return givenSession(ctx, user, organisation);
}

beforeEach(async () => {
  ana = await givenAna();
  given = await givenAsked(ctx, ana.aidant);
});

let ids = 0;
const oui = (changes: Record<string, unknown> = {}) => {
  ids += 1;
  return {
    messageId: ids,
    smsMTId: "mt-1",
    smsMTCorrelationId: given.consentId,
    originatorAddress: "33612345678",
    destinationAddress: "38000",
    timeStamp: "2026-03-02T09:00:00Z",
    message: "Oui",
    userDataHeader: null,
    mcc: "208",
    ...changes,
  };
};

interface Sending {
  path?: string;
  type?: string;
  headers?: Record<string, string>;
}

async function post(body: string, { path = `/${SECRET}`, type, headers }: Sending = {}) {
  const request = new Request(`${ORIGIN}/sms/callback${path}`, {
    method: "POST",
    body,
    headers: { "content-type": type ?? "application/json", ...headers },
  });
  const response = await callback.POST(request);
  expect([response.status, await response.text()]).toEqual([200, "Status=0"]);
}
const postJson = (members: unknown, sending: Sending = {}) =>
  post(JSON.stringify(members), sending);
const status = async () =>
  (await readConversation(ctx, ana.aidant, given.draftId, { kind: "NEW" }))?.status;

describe("POST /sms/callback", () => {
  test.each([
    ["the secret in the address", {}],
    ["a final slash", { path: `/${SECRET}/` }],
    ["a bearer token", { path: "", headers: { authorization: `Bearer ${SECRET}` } }],
  ])("takes an answer with %s [MAN-074]", async (_, sending) => {
    await postJson(oui(), sending);
    expect(await status()).toBe("OK");
  });

  test("takes a form too", async () => {
    const { userDataHeader, ...members } = oui({ messageId: "from-a-form" });
    expect(userDataHeader).toBeNull();
    const body = new URLSearchParams(Object.entries(members).map(([k, v]) => [k, String(v)]));
    await post(body.toString(), { type: "application/x-www-form-urlencoded; charset=utf-8" });
    expect(await status()).toBe("OK");
  });

  test("answers the same and changes nothing otherwise [MAN-078]", async () => {
    await postJson(oui(), { path: "" });
    await postJson(oui(), { path: "/wrong-secret" });
    await postJson(oui({ originatorAddress: "33698765432" }));
    await postJson(oui({ originatorAddress: "not a phone" }));
    await postJson(oui({ smsMTCorrelationId: ctx.random.uuid() }));
    await postJson(oui({ smsMTCorrelationId: "x" }));
    await postJson(oui({ messageId: "nul\u0000" }));
    await postJson(oui({ message: 12 }));
    await postJson([oui()]);
    await postJson(null);
    await post("{not json");
    await post("");
    await postJson(oui({ padding: "x".repeat(9_000) }));
    await post("x".repeat(1_048_576));
    expect(await status()).toBe("NOK");
    expect(await stepsOf(ctx, given.draftId)).toHaveLength(2);
  });

  test("answers a GET, which changes nothing [MAN-078]", async () => {
    const query = new URLSearchParams({ message: "Oui", smsMTCorrelationId: given.consentId });
    const address = `${ORIGIN}/sms/callback/${SECRET}?${query.toString()}`;
    const response = await callback.GET(new Request(address));
    expect([response.status, await response.text()]).toEqual([200, "Status=0"]);
    expect(await status()).toBe("NOK");
  });

  test("counts an answer without number once, delivered three times in parallel [MAN-079]", async () => {
    const { messageId, ...answer } = oui({ message: "peut-être" });
    expect(messageId).toBeDefined();
    await Promise.all([1, 2, 3].map(() => postJson(answer)));
    const steps = await stepsOf(ctx, given.draftId);
    expect(steps.filter((step) => step === "remote_sms_unclear_received")).toHaveLength(1);
  });

  test("marks an undelivered message [MAN-081]", async () => {
    const report = { smsId: 77, correlationId: given.consentId, userId: "33612345678" };
    await postJson({ ...report, userId: "33698765432", errorCode: 5 });
    expect(await status()).toBe("NOK");
    await postJson({ ...report, errorCode: 5, errorMessage: "absent subscriber" });
    expect(await status()).toBe("SEND_FAILED");
    await postJson({ ...report, smsId: 78, errorCode: "0" });
    expect(await stepsOf(ctx, given.draftId)).toContain("remote_sms_undelivered");
  });
});

describe("POST …/attente_consentement.json/", () => {
  const ask = (token: string, draftId: string) => {
    const cookie = `${SESSION_COOKIE}=${token}; ${DRAFT_COOKIE}=${draftId}`;
    const headers = { cookie, origin: ORIGIN };
    const address = `${ORIGIN}/espace-aidant/creation_mandat/a_distance/attente_consentement.json/`;
    return poll.POST(new Request(address, { method: "POST", headers }), route);
  };

  test("says where the conversation stands, without moving the session [MAN-073]", async () => {
    const before = await ctx.db.session.findUniqueOrThrow({ where: { id: ana.sessionId } });
    ctx.clock.advance(1_000);
    expect(await jsonOf(await ask(ana.token, given.draftId))).toEqual({ connectionStatus: "NOK" });
    await postJson(oui({ message: "Non" }));
    expect(await jsonOf(await ask(ana.token, given.draftId))).toEqual({
      connectionStatus: "DENIED",
    });
    expect(await ctx.db.session.findUniqueOrThrow({ where: { id: ana.sessionId } })).toEqual(
      before,
    );
  });

  test("answers a stranger as an unknown draft, and nobody as signed out", async () => {
    const bea = await givenAna();
    const foreign = await ask(bea.token, given.draftId);
    const unknown = await ask(bea.token, ctx.random.uuid());
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await unknown.text());
    expect((await ask("no-session", given.draftId)).status).toBe(401);
  });

  test("of a renewal knows nothing of a new mandat", async () => {
    const headers = { cookie: `${SESSION_COOKIE}=${ana.token}; ${DRAFT_COOKIE}=${given.draftId}` };
    const request = new Request(`${ORIGIN}/x`, { method: "POST", headers });
    const params = Promise.resolve({ usagerId: ctx.random.uuid() });
    expect((await renewalPoll.POST(request, { params })).status).toBe(404);
  });
});
