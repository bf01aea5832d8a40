// `npm start`: the whole service with one command, from a fresh clone (decisions 30 to 34).
//   node scripts/start.mjs [--dev] [--port 3000] [--fc-port 3001] [--site-port 3002]
// Only Node's own modules are imported before the dependencies are there.
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { ensureBrowser, INSTALL_COMMAND } from "./browser.mjs";
import { flag, option, refuse, say } from "./console.mjs";
import { localAddresses, localEnv, localSecrets } from "./development-env.mjs";
import { isFree } from "./ports.mjs";
import { build, checkNode, generateClient, installDependencies, root } from "./prepare.mjs";
import { processGroup, waitFor } from "./processes.mjs";
import { siteEnv } from "./site-env.mjs";

const DATABASE_PORT = 54329;
const DATABASE = "aidants_connect";

/** Unset means demonstration only when no database was given either (decision 30). */
function chooseMode() {
  const mode = process.env.APP_MODE;
  if (mode === "demo" || mode === "production") return mode;
  if (mode === "test") refuse("APP_MODE=test est réservé aux tests (npm test).");
  if (mode) refuse(`APP_MODE vaut « ${mode} » ; les valeurs possibles sont demo et production.`);
  if (!process.env.DATABASE_URL) return "demo";
  return refuse(
    "DATABASE_URL est défini mais pas APP_MODE : indiquez APP_MODE=production, ou retirez DATABASE_URL pour une démonstration.",
  );
}

function readPort(name, variable, fallback) {
  const value = Number(option(name, process.env[variable] ?? fallback));
  if (!Number.isInteger(value) || value < 1 || value > 65535) {
    refuse(`--${name} attend un numéro de port.`);
  }
  return value;
}

async function checkPorts(ports) {
  const wanted = [
    ["port", ports.port],
    ["fc-port", ports.fcPort],
    ["site-port", ports.sitePort],
  ];
  for (const [name, port] of wanted) {
    if (!(await isFree(port))) {
      refuse(
        `le port ${port} est déjà utilisé. Arrêtez l'autre programme ou choisissez un autre port : npm start -- --${name} ${port + 10}`,
      );
    }
  }
}

const tsx = (file, ...args) => ["--import", "tsx", path.join(root, file), ...args];
const serveArgs = (dev) => [path.join(root, "scripts/serve.mjs"), ...(dev ? ["--dev"] : [])];

async function openDatabase(fresh) {
  const { ensurePostgres } = await import("./postgres.mjs");
  const { ensureDatabase, dropDatabases } = await import("./databases.mjs");
  const server = await ensurePostgres("demo", { port: DATABASE_PORT });
  // Data encrypted with lost keys is of no use.
  if (fresh) await dropDatabases(server.url, DATABASE);
  return { server, database: await ensureDatabase(server.url, DATABASE) };
}

function supervise(server) {
  let stopping = false;
  const group = processGroup((name, code) => {
    console.error(`Le processus « ${name} » s'est arrêté (code ${code ?? "signal"}).`);
    void stop(1);
  });
  async function stop(code) {
    if (stopping) return;
    stopping = true;
    say("Arrêt…");
    await group.stop();
    if (server?.started) server.stop();
    process.exit(code);
  }
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => void stop(0));
  return { ...group, fail: () => stop(1), stopped: () => stopping };
}

/** A cache left by an interrupted development server may reload every page without end. */
const forgetDevelopmentCache = () =>
  rmSync(path.join(root, process.env.NEXT_DIST_DIR || ".next", "dev"), {
    recursive: true,
    force: true,
  });

async function startDemo(dev) {
  const ports = {
    port: readPort("port", "PORT", 3000),
    fcPort: readPort("fc-port", "FC_SIM_PORT", 3001),
    sitePort: readPort("site-port", "SITE_SIM_PORT", 3002),
  };
  await checkPorts(ports);
  if (dev) forgetDevelopmentCache();
  const browser = ensureBrowser();
  const { dataHome } = await import("./postgres.mjs");
  const { secrets, fresh } = localSecrets(dataHome, "demo");
  const { server, database } = await openDatabase(fresh);
  const local = localEnv({ mode: "demo", ports, database, secrets, browser });
  const env = { LOG_LEVEL: "warn", ...process.env, ...local, PORT: String(ports.port) };
  const seeded = spawnSync(process.execPath, tsx("prisma/seed.ts"), {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const group = supervise(server);
  if (seeded.status !== 0) {
    console.error("Les données de démonstration n'ont pas pu être créées.");
    await group.fail();
  }
  const site = siteEnv(env, dev ? "development" : "production");
  group.start("site", serveArgs(dev), site);
  if (existsSync(path.join(root, "sandbox/main.ts"))) {
    group.start("simulateur FranceConnect", tsx("sandbox/main.ts"), site);
  }
  group.start("tâches de fond", tsx("scripts/jobs.ts"), env);
  const ready = await waitFor(`http://127.0.0.1:${ports.port}/health/live`, group);
  if (!ready) return group.fail();
  const { welcome } = await import("./welcome.mjs");
  say(await welcome({ addresses: localAddresses(ports), ports, browser, dev }));
  if (!browser) say(`Pour les attestations en PDF : ${INSTALL_COMMAND}\n`);
}

/** Every fault of the configuration is said before anything is built or started. */
function checkSettings() {
  const checked = spawnSync(process.execPath, tsx("scripts/check-env.ts"), {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (checked.status !== 0) refuse("la configuration ci-dessus est à corriger (.env.example).");
}

async function startProduction() {
  const port = readPort("port", "PORT", 3000);
  if (!(await isFree(port, process.env.HOST || "0.0.0.0"))) {
    refuse(`le port ${port} est déjà utilisé ; choisissez-en un autre avec PORT.`);
  }
  const { applyMigrations } = await import("./production.mjs");
  const browser = ensureBrowser();
  if (!browser) say(`Chromium est absent, les PDF attendront : ${INSTALL_COMMAND}`);
  const env = { ...process.env, CHROMIUM_PATH: browser ?? "", PORT: String(port) };
  await applyMigrations();
  const group = supervise(undefined);
  group.start("site", serveArgs(false), siteEnv(env, "production"));
  group.start("tâches de fond", tsx("scripts/jobs.ts"), env);
  if (!(await waitFor(`http://127.0.0.1:${port}/health/live`, group))) return group.fail();
  say(`Aidants Connect est en service sur le port ${port} (${process.env.APP_URL}).`);
}

const dev = flag("dev");
checkNode();
const mode = chooseMode();
installDependencies();
generateClient();
if (mode === "production") checkSettings();
if (!dev && !build()) refuse("la construction du site a échoué (next build).");
if (mode === "production") await startProduction();
else await startDemo(dev);
