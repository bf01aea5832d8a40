import { createServer } from "node:http";
import { z } from "zod";

const sent = z.object({
  userIds: z.array(z.string()),
  correlationId: z.string(),
  message: z.string(),
  encoding: z.string(),
});

export interface SmsProvider {
  url: string;
  /** Messages accepted, with the token that sent them. */
  messages: (z.infer<typeof sent> & { token: string })[];
  /** Tokens asked for, and their credentials. */
  logins: unknown[];
  /** Answers of the next sendings: a status and a body, or a broken connection; then 200. */
  next: ({ status: number; body: object } | "reset" | "silence")[];
  ttl: number;
  close(): Promise<void>;
}

/** A server that behaves like the SMS provider of mandats §4.6: a token, then messages. */
export async function smsProviderServer(): Promise<SmsProvider> {
  const provider: Omit<SmsProvider, "url" | "close"> = {
    messages: [],
    logins: [],
    next: [],
    ttl: 3600,
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const answer = (status: number, body: object) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      if (request.url === "/oauth/token") {
        provider.logins.push(body);
        const access_token = `token-${String(provider.logins.length)}`;
        answer(200, { access_token, token_type: "Bearer", scope: "sms", ttl: provider.ttl });
        return;
      }
      const planned = provider.next.shift();
      if (planned === "silence") return;
      if (planned === "reset") {
        request.socket.destroy();
        return;
      }
      if (planned) {
        answer(planned.status, planned.body);
        return;
      }
      const token = (request.headers.authorization ?? "").replace("Bearer ", "");
      provider.messages.push({ ...sent.parse(body), token });
      answer(200, { status: "accepted" });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return Object.assign(provider, {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

/** Settings of a service that sends by this server. */
export const smsSettings = ({ url }: Pick<SmsProvider, "url">) => ({
  SMS_OFF: false,
  SMS_BASE_URL: url,
  SMS_TOKEN_PATH: "/oauth/token",
  SMS_SEND_PATH: "sms/send",
  SMS_USER: "aidants",
  SMS_PASSWORD: "password-of-the-tests",
  SMS_CALLBACK_SECRET: "secret-of-the-callback-for-tests-only",
});
