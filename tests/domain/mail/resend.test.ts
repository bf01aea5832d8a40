import { createServer } from "node:http";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { resendSender } from "@/lib/mail/resend";
import { MessageRefused } from "@/lib/outbox/refusal";
import { aMail } from "../../support/outbox";

interface Received {
  url: string | undefined;
  authorization: string | undefined;
  idempotencyKey: string | string[] | undefined;
  body: unknown;
}

const received: Received[] = [];
let answer = { status: 200, body: { id: "re_1" } as object };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    received.push({
      url: request.url,
      authorization: request.headers.authorization,
      idempotencyKey: request.headers["idempotency-key"],
      body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = z.object({ port: z.number() }).parse(server.address());
vi.stubEnv("RESEND_BASE_URL", `http://127.0.0.1:${String(port)}`);
const send = resendSender({ RESEND_API_KEY: "re_key", MAIL_FROM: "AC <ne-pas-repondre@ac.test>" });

beforeEach(() => {
  received.length = 0;
  answer = { status: 200, body: { id: "re_1" } };
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

describe("mails by Resend", () => {
  test("carry the message's id as idempotency key", async () => {
    await send(aMail(), "message-1");
    expect(received).toEqual([
      {
        url: "/emails",
        authorization: "Bearer re_key",
        idempotencyKey: "message-1",
        body: {
          from: "AC <ne-pas-repondre@ac.test>",
          to: "camille@structure.test",
          subject: "Connexion à Aidants Connect",
          text: "Bonjour, voici votre lien.",
          html: "<p>Bonjour, voici votre lien.</p>",
        },
      },
    ]);
  });

  test.each([401, 403, 429, 500, 503])("may be sent again after %i", async (status) => {
    answer = { status, body: { statusCode: status, name: "application_error", message: "no" } };
    const failure = await send(aMail(), "message-1").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(MessageRefused);
  });

  test("are given up when the message itself is invalid", async () => {
    answer = { status: 422, body: { statusCode: 422, name: "validation_error", message: "to" } };
    await expect(send(aMail(), "message-1")).rejects.toBeInstanceOf(MessageRefused);
  });
});
