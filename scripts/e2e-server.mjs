// The whole service for the browser tests: the production build, the simulator and the jobs, on free
// ports, with a database and secrets of this run only. Prints one line of JSON when everything answers.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { copyDatabase, dropDatabases, ensureDatabase } from "./databases.mjs";
import { localAddresses, localEnv, localSecrets } from "./development-env.mjs";
import { freePorts } from "./ports.mjs";
import { dataHome, ensurePostgres } from "./postgres.mjs";
import { build, root } from "./prepare.mjs";
import { processGroup, waitFor } from "./processes.mjs";
import { siteEnv } from "./site-env.mjs";

const folder = path.join(dataHome, "e2e", String(process.pid));
const at = (file) => path.join(root, file);
const tsx = (file) => ["--import", "tsx", at(file)];
const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

if (!build()) fail("next build failed");
const server = await ensurePostgres("test", { fast: true });
const template = `e2e_template_${process.pid}`;
await ensureDatabase(server.url, template);
const database = await copyDatabase(server.url, template, `e2e_${process.pid}`);
const [port, fcPort, sitePort] = await freePorts(3);
const ports = { port, fcPort, sitePort };
const { secrets } = localSecrets(folder, "e2e");
const settings = localEnv({ mode: "test", ports, database, secrets, browser: findBrowser() });
const env = { ...process.env, LOG_LEVEL: "warn", ...settings, PORT: String(port) };
const addresses = localAddresses(ports);

const seeded = spawnSync(process.execPath, tsx("prisma/seed.ts"), {
  cwd: root,
  env,
  stdio: ["ignore", "inherit", "inherit"],
});
if (seeded.status !== 0) fail("the demonstration data could not be written");

let stopping = false;
const group = processGroup((name, code) => {
  console.error(`${name} ended (${code ?? "signal"})`);
  void stop(1);
});

async function stop(code) {
  if (stopping) return;
  stopping = true;
  await group.stop();
  await dropDatabases(server.url, `e2e%_${process.pid}`);
  // The local server itself goes on: other runs may be using it.
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => void stop(0));
// The parent that started this server is gone.
process.stdin.on("end", () => void stop(0)).resume();

const site = siteEnv(env, "production");
group.start("site", [at("scripts/serve.mjs")], site);
group.start("simulator", tsx("sandbox/main.ts"), site);
group.start("jobs", tsx("scripts/jobs.ts"), env);

const stopped = () => stopping;
const answers = await Promise.all(
  [port, fcPort, sitePort].map((one, i) =>
    waitFor(`http://127.0.0.1:${one}${i === 0 ? "/health/ready" : "/"}`, { stopped }),
  ),
);
if (answers.includes(false)) await stop(1);
mkdirSync(folder, { recursive: true });
const file = path.join(folder, "server.json");
writeFileSync(file, JSON.stringify({ ...addresses, settings }), { mode: 0o600 });
console.log(JSON.stringify({ ready: file, ...addresses }));
