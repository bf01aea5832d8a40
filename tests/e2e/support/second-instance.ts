import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { expect } from "./fixtures";
import { call } from "./loopback";

/** A port that nobody uses now. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

export interface Instance {
  port: number;
  stop: () => Promise<void>;
}

/**
 * Another process of the same build, with the same settings and the same database.
 * @param onLog given each line of its log, refusals included; without it nothing below a warning is
 * written
 */
export async function startSecondInstance(
  settings: Readonly<Record<string, string>>,
  onLog?: (line: string) => void,
): Promise<Instance> {
  const port = await freePort();
  const application = Object.entries(settings).filter(([name]) => !name.startsWith("MIGRATION_"));
  const child = spawn(process.execPath, ["scripts/serve.mjs"], {
    env: {
      PATH: process.env.PATH,
      ...Object.fromEntries(application),
      NODE_ENV: "production",
      LOG_LEVEL: onLog ? "info" : "warn",
      PORT: String(port),
    },
    stdio: ["ignore", onLog ? "pipe" : "ignore", "inherit"],
  });
  if (child.stdout && onLog) createInterface({ input: child.stdout }).on("line", onLog);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = `http://ac.localhost:${String(port)}/health/ready`;
  await expect(async () => {
    expect((await call(ready)).status).toBe(200);
  }).toPass({ timeout: 60_000 });
  return {
    port,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
