import { request, type IncomingHttpHeaders } from "node:http";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Sent {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Another instance of the service, on another port of this machine. */
  port?: number;
}

/** One request to an address on `*.localhost`, which Node does not resolve; redirects are not followed. */
export function call(address: string, sent: Sent = {}): Promise<Answer> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: "127.0.0.1",
        port: sent.port ?? url.port,
        path: `${url.pathname}${url.search}`,
        method: sent.method ?? "GET",
        headers: { host: url.host, ...sent.headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString("utf8"),
          }),
        );
      },
    );
    outgoing.once("error", reject);
    outgoing.end(sent.body);
  });
}
