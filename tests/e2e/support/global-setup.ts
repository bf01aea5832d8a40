import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";

const readyLine = z.object({
  ready: z.string(),
  site: z.url(),
  franceConnect: z.url(),
  demonstrationSite: z.url(),
});

/**
 * Starts the service of this run and tells the tests where it is; returns how to stop it. With
 * E2E_SERVER_FILE and E2E_SITE_URL set, a service already started by scripts/e2e-server.mjs is used.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_SERVER_FILE) return undefined;
  const server = spawn(process.execPath, ["scripts/e2e-server.mjs"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const started = await new Promise<z.infer<typeof readyLine>>((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      if (line.startsWith('{"ready"')) resolve(readyLine.parse(JSON.parse(line)));
      else if (!line.startsWith("{")) process.stderr.write(`${line}\n`);
    });
    void ended.then(() => reject(new Error("the service of the browser tests did not start")));
  });
  process.env.E2E_SERVER_FILE = started.ready;
  process.env.E2E_SITE_URL = started.site;
  process.env.E2E_FC_URL = started.franceConnect;
  process.env.E2E_DEMONSTRATION_SITE_URL = started.demonstrationSite;
  return async () => {
    server.kill("SIGTERM");
    await ended;
  };
}
