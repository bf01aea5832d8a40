#!/usr/bin/env node
// A stand-in for Prisma's native "schema-engine" binary: speaks the same
// newline-delimited JSON-RPC over stdio, backed by the WASM schema engine from npm.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);
const opt = (name) => args.flatMap((a, i) => (a === name ? [args[i + 1]] : []));
const log = (level, message, extra = {}) =>
  process.stderr.write(
    JSON.stringify({
      timestamp: new Date().toISOString(),
      level,
      fields: { message, ...extra },
      target: "schema_engine::logger",
    }) + "\n",
  );

async function makeAdapter(url) {
  const { migrationAdapter } = await import("./migration-adapter.mjs");
  return bindMigrationAwareSqlAdapterFactory(await migrationAdapter(url));
}

async function loadEngine() {
  const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasmPath = require
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/_bg\.js$/, "_bg.wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), {
    "./schema_engine_bg.js": bg,
  });
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bg.SchemaEngine;
}
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => log("ERROR", m), get: () => "" };

const datasource = JSON.parse(opt("--datasource")[0] ?? "{}");
const factory = await makeAdapter(datasource.url);

if (args.includes("cli")) {
  // schema-engine --datasource {...} cli can-connect-to-database | create-database
  try {
    const c = await factory.connect();
    if (!c.ok) throw new Error(JSON.stringify(c.error));
    await c.value.dispose();
    log("INFO", "Connection successful");
    process.exit(0);
  } catch (e) {
    process.stderr.write("\n");
    log("ERROR", String(e.message ?? e), { error_code: "P1001", is_panic: false });
    process.exit(1);
  }
}

const SchemaEngine = await loadEngine();
const datamodels = opt("--datamodels").map((p) => [p, readFileSync(p, "utf8")]);
const engine = await SchemaEngine.new(
  { datamodels: datamodels.length ? datamodels : undefined },
  (m) => {
    if (process.env.DEBUG) process.stderr.write(m + "\n");
  },
  factory,
);

const handlers = {
  getDatabaseVersion: () => engine.version(),
  ensureConnectionValidity: (p) => engine.ensureConnectionValidity(p),
  createDatabase: () => ({ databaseName: "db" }),
  debugPanic: () => engine.debugPanic(),
  dropDatabase: () => {
    throw new Error("not supported");
  },
};
let queue = Promise.resolve();
const rl = createInterface({ input: process.stdin });
rl.on("line", (line) => {
  queue = queue.then(() => handle(line));
});
rl.on("close", () => queue.then(() => process.exit(0)));
async function handle(line) {
  const { id, method, params } = JSON.parse(line);
  if (!method) return; // the CLI's answer to "print"
  let out;
  try {
    const fn =
      handlers[method] ??
      (typeof engine[method] === "function" ? engine[method].bind(engine) : null);
    if (!fn) throw new Error(`unknown method ${method}`);
    let result = await fn(params);
    if (method === "diff" && result?.stdout) {
      process.stdout.write(
        JSON.stringify({
          jsonrpc: "2.0",
          id: 1e6 + id,
          method: "print",
          params: { content: result.stdout },
        }) + "\n",
      );
    }
    out = { jsonrpc: "2.0", id, result: result ?? null };
  } catch (e) {
    const msg = String(e?.message ?? e);
    out = {
      jsonrpc: "2.0",
      id,
      error: {
        code: 4466,
        message: msg,
        data: { is_panic: false, message: msg, error_code: e?.code, meta: e?.meta ?? null },
      },
    };
    if (process.env.DEBUG) process.stderr.write(require("node:util").inspect(e) + "\n");
  }
  process.stdout.write(JSON.stringify(out) + "\n");
}
