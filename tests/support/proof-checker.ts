import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const CHECKER = path.resolve("public/assets/verify-proof.mjs");

/** Runs the published program on these files, as whoever was handed them would. */
export function checkProof(
  proof: string,
  keys: string,
  options: readonly string[] = [],
): { code: number | null; says: string; folder: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "proof-"));
  writeFileSync(path.join(folder, "proof.json"), proof);
  writeFileSync(path.join(folder, "keys.json"), keys);
  const args = [CHECKER, "proof.json", "--keys", "keys.json", ...options];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { code: run.status, says: run.stdout + run.stderr, folder };
}
