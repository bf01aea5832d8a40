// Adds the lock-file entries of optional per-platform packages that the registry in use does not carry
// (npm drops them silently, and `npm ci` then refuses the lock). Run after changing dependencies:
//   rm -rf node_modules package-lock.json && npm install && node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";
const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const pk = lock.packages;
const OS = {
  darwin: "darwin",
  macos: "darwin",
  win32: "win32",
  windows: "win32",
  linux: "linux",
  linuxmusl: "linux",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
  wasm32: null,
};
const CPU = {
  arm64: "arm64",
  aarch64: "arm64",
  x64: "x64",
  ia32: "ia32",
  arm: "arm",
  armv7: "arm",
  loong64: "loong64",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  mips64el: "mips64el",
};
const resolve = (from, name) => {
  for (let at = from; ; at = at.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    const k = (at ? at + "/" : "") + "node_modules/" + name;
    if (pk[k]) return k;
    if (!at) return null;
  }
};
let added = 0;
for (const [where, p] of Object.entries(pk))
  for (const [name, range] of Object.entries(p.optionalDependencies ?? {})) {
    if (resolve(where, name)) continue;
    const words = name.replace(/^@[^/]+\//, "").split(/[-.]/);
    const os = words.map((w) => OS[w]).find(Boolean),
      cpu = words.map((w) => CPU[w]).find(Boolean);
    const exact = range.replace(/^[~^]|^npm:.*@/, "");
    if (!/^\d+\.\d+\.\d+/.test(exact)) {
      console.warn("left out:", name, range, "of", where);
      continue;
    }
    pk["node_modules/" + name] = {
      version: exact,
      ...(cpu && { cpu: [cpu] }),
      optional: true,
      ...(p.dev && { dev: true }),
      ...(os ? { os: [os] } : cpu ? {} : {}),
    };
    if (!os && !cpu) console.warn("no platform in name:", name);
    added++;
  }
lock.packages = Object.fromEntries(Object.entries(pk).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, JSON.stringify(lock, null, 2) + "\n");
console.log(`${added} entries added`);
