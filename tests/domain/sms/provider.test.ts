import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { MessageRefused } from "@/lib/outbox/refusal";
import { smsProvider } from "@/lib/sms/provider";
import { movableClock } from "../../support/context";
import { smsProviderServer, smsSettings } from "../../support/sms-provider";

const server = await smsProviderServer();
afterAll(() => server.close());
const clock = movableClock();
let send: ReturnType<typeof smsProvider>;

beforeEach(() => {
  server.messages.length = 0;
  server.logins.length = 0;
  server.next.length = 0;
  server.ttl = 3600;
  send = smsProvider(smsSettings(server), clock);
});

const sms = {
  channel: "SMS",
  kind: "consent-ask",
  to: "+33612345678",
  text: "Êtes-vous d'accord ?",
  correlationId: "request-1",
} as const;

describe("the SMS provider", () => {
  test("receives the number without +, the request's id and the text as it is", async () => {
    await send(sms, "message-1");
    await send({ ...sms, correlationId: undefined }, "message-2");
    const common = { userIds: ["33612345678"], message: "Êtes-vous d'accord ?" };
    expect(server.messages).toEqual([
      { ...common, correlationId: "request-1", encoding: "Unicode", token: "token-1" },
      { ...common, correlationId: "message-2", encoding: "Unicode", token: "token-1" },
    ]);
    expect(server.logins).toEqual([{ username: "aidants", password: "password-of-the-tests" }]);
  });

  test("is asked for another token 10 s before the end of the first", async () => {
    server.ttl = 60;
    await send(sms, "1");
    clock.advance(49_999);
    await send(sms, "2");
    expect(server.logins).toHaveLength(1);
    clock.advance(1);
    await send(sms, "3");
    expect(server.logins).toHaveLength(2);
  });

  test("answers 401 once: a new token, and the SMS is sent once [MAN-070]", async () => {
    await send(sms, "1");
    server.next.push({ status: 401, body: {} });
    await send(sms, "2");
    expect(server.messages.map(({ token }) => token)).toEqual(["token-1", "token-2"]);
    server.next.push({ status: 401, body: {} }, { status: 401, body: {} });
    await expect(send(sms, "3")).rejects.toThrow("status-401");
    expect(server.messages).toHaveLength(2);
  });

  test("fails with 500, and refuses with an errorReason [MAN-069]", async () => {
    server.next.push({ status: 500, body: {} });
    await expect(send(sms, "1")).rejects.toThrow("status-500");
    server.next.push({ status: 200, body: { errorReason: "credit", errorMessage: "secret" } });
    const refused = await send(sms, "2").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MessageRefused);
    expect(String(refused)).not.toContain("secret");
    server.next.push({ status: 400, body: {} });
    await expect(send(sms, "3")).rejects.toBeInstanceOf(MessageRefused);
  });

  test("is called once more when the network fails, never a third time", async () => {
    await send(sms, "1");
    server.next.push("reset");
    await send(sms, "2");
    expect(server.messages).toHaveLength(2);
    server.next.push("reset", "reset");
    await expect(send(sms, "3")).rejects.toThrow("network");
    expect(server.messages).toHaveLength(2);
  });
});
