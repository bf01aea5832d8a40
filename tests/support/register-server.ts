import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = { status: number; body: unknown };

/** A public register that answers what it is told, and remembers what it was asked. */
export async function registerServer(answers: Answer[]): Promise<{
  url: string;
  asked: string[];
  close: () => Promise<void>;
}> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    response.writeHead(answer?.status ?? 500, { "content-type": "application/json" });
    response.end(JSON.stringify(answer?.body ?? null));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
      }),
  };
}
