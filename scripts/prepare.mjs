// What a fresh clone lacks: dependencies, the Prisma client, the production build. Each step is
// skipped when up to date. Only Node's own modules here: nothing else may be installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { actionKey } from "./action-key.mjs";
import { refuse, say } from "./console.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => path.join(root, ...parts);

const QUIET = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1" };

const OF_THE_CALLER = ["PATH", "HOME", "LANG", "TMPDIR", "NODE_OPTIONS", "CI", "NEXT_DIST_DIR"];

/** What a build needs of the caller's environment: no secret itself, no setting of the product. */
export function buildEnv(environment) {
  const key = actionKey(environment.AUTH_SECRET);
  const kept = [...OF_THE_CALLER, "SystemRoot"]
    .filter((name) => environment[name] !== undefined)
    .map((name) => [name, environment[name]]);
  return {
    ...Object.fromEntries(kept),
    ...(key && { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }),
  };
}

function run(command, args, env = process.env) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...env, ...QUIET },
    shell: process.platform === "win32",
  });
  return result.status === 0;
}

const digest = (text) => createHash("sha256").update(text).digest("hex");
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    refuse(`Node.js 20.19 ou plus récent est nécessaire (version trouvée : ${process.version}).`);
  }
}

/** Whether node_modules holds what the lock file says; packages of other systems may be absent. */
function sameAsLock() {
  const installed = read(at("node_modules", ".package-lock.json"));
  if (!installed) return false;
  const have = JSON.parse(installed).packages;
  const want = JSON.parse(read(at("package-lock.json"))).packages;
  return Object.entries(want).every(
    ([name, entry]) =>
      name === "" || entry.version === have[name]?.version || (entry.optional && !have[name]),
  );
}

/** `npm ci` when node_modules is missing or was made from another lock file. */
export function installDependencies() {
  const stamp = at("node_modules", ".installed-lock");
  const lock = digest(read(at("package-lock.json")));
  if (read(stamp) === lock) return;
  if (!sameAsLock()) {
    say("Installation des dépendances (npm ci)…");
    // Development tools are needed to build, whatever NODE_ENV says.
    if (!run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"])) {
      refuse("l'installation des dépendances a échoué (npm ci).");
    }
  }
  writeFileSync(stamp, lock);
}

/** `prisma generate` when the client is missing or older than the schema. */
export function generateClient() {
  const client = at("lib", "generated", "prisma", "client.ts");
  const schema = at("prisma", "schema.prisma");
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  say("Préparation du client de base de données (prisma generate)…");
  if (!run(process.execPath, [at("node_modules/prisma/build/index.js"), "generate"])) {
    refuse("prisma generate a échoué.");
  }
}

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "middleware.ts",
  "next.config.ts",
  "package-lock.json",
  "prisma/schema.prisma",
  "scripts/css-prune.mjs",
  "scripts/routes.mjs",
  "scripts/stylesheet.mjs",
  "tsconfig.json",
];

function* filesOf(file) {
  if (!existsSync(file) || file === at("lib", "generated")) return;
  if (!statSync(file).isDirectory()) {
    yield file;
    return;
  }
  for (const name of readdirSync(file).sort()) yield* filesOf(path.join(file, name));
}

/** Hash of the sources of the production build, the same on every machine. */
export function sourceHash() {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES) {
    for (const file of filesOf(at(source))) {
      hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/** `next build`, skipped when the sources did not change. @returns whether a build is there. */
export function build() {
  const dist = at(process.env.NEXT_DIST_DIR || ".next");
  const stamp = path.join(dist, "source-hash");
  const made = buildEnv(process.env);
  const key = digest(made.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
  const stampOf = () => `${sourceHash()} ${key}`;
  if (existsSync(path.join(dist, "BUILD_ID")) && read(stamp) === stampOf()) return true;
  say("Construction du site (next build)…");
  const next = at("node_modules/next/dist/bin/next");
  if (!run(process.execPath, [next, "build"], { ...made, NODE_ENV: "production" })) {
    return false;
  }
  mkdirSync(dist, { recursive: true });
  // The build itself may refresh generated sources.
  writeFileSync(stamp, stampOf());
  return true;
}
