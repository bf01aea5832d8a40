// `npm test`: everything that can be checked, from a fresh clone, ending with one line of figures.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { findBrowser, INSTALL_COMMAND } from "./browser.mjs";
import { refuse, say } from "./console.mjs";
import { build, checkNode, generateClient, installDependencies, root } from "./prepare.mjs";

const RESULTS = path.join(root, "test-results");
const KEPT =
  /^(PATH|HOME|LANG|LC_ALL|TMPDIR|USER|LOGNAME|CI|NODE_OPTIONS|CHROMIUM_PATH|LOCAL_DATA_DIR|npm_.*)$/;

/** Tests never see the settings of whoever runs them: no database, relay or secret of theirs. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name))),
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
};

const bin = (name) => path.join(root, "node_modules", name);
const node = (file, ...args) =>
  spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  }).status === 0;

const totals = { passed: 0, failed: 0 };
function count(passed, failed) {
  totals.passed += passed;
  totals.failed += failed;
}

/** One check: counts as one test. */
function check(title, ok) {
  say(`\n▶ ${title}`);
  const passed = ok();
  count(passed ? 1 : 0, passed ? 0 : 1);
  if (!passed) say(`✗ ${title}`);
  return passed;
}

/** A runner that writes its figures to a file; one that writes none counts as one failure. */
function suite(title, file, run, figures) {
  say(`\n▶ ${title}`);
  const report = path.join(RESULTS, file);
  rmSync(report, { force: true });
  const ok = run(report);
  const found = existsSync(report) ? figures(JSON.parse(readFileSync(report, "utf8"))) : undefined;
  if (!found) return count(0, 1);
  const [passed, failed] = found;
  // The runner may fail although every test passed (an error outside of them).
  return count(passed, failed === 0 && !ok ? 1 : failed);
}

checkNode();
if (!findBrowser())
  refuse(`les tests ont besoin de Chromium. Pour l'installer : ${INSTALL_COMMAND}`);
installDependencies();
generateClient();

check("mise en forme (prettier)", () => node(bin("prettier/bin/prettier.cjs"), "--check", "."));
check("règles (eslint)", () => node(bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"));
check("types (tsc)", () => node(bin("typescript/bin/tsc"), "--noEmit"));

const { ensurePostgres } = await import("./postgres.mjs");
const databases = await import("./databases.mjs");
const server = await ensurePostgres("test", { fast: true });
try {
  suite(
    "tests du domaine (vitest)",
    "domain.json",
    (report) =>
      node(
        bin("vitest/vitest.mjs"),
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ),
    (json) => [
      json.numPassedTests,
      json.numFailedTests +
        json.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0)
          .length,
    ],
  );
  const built = check("construction (next build)", build);
  if (built) {
    suite(
      "tests du navigateur (playwright)",
      "e2e.json",
      () => node(bin("@playwright/test/cli.js"), "test", "--pass-with-no-tests"),
      ({ stats, errors }) => [stats.expected + stats.flaky, stats.unexpected + errors.length],
    );
  }
} finally {
  if (server.started && (await databases.isUnused(server.url))) server.stop();
}

say(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);
