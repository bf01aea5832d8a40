import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const TARGET = "lib/http/route-patterns.generated.ts";
const ENTRY = /^(page|route)\.tsx?$/;
/** Files that Next turns into addresses of their own. */
const METADATA = /^(robots|sitemap|manifest|opengraph-image|twitter-image|icon|apple-icon)\.tsx?$/;
const METADATA_ADDRESS = {
  robots: "robots.txt",
  sitemap: "sitemap.xml",
  manifest: "manifest.webmanifest",
};

function* addresses(folder, segments = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (entry.name.startsWith("_") || entry.name.startsWith("@")) continue;
      const group = entry.name.startsWith("(");
      const next = group ? segments : [...segments, decodeURIComponent(entry.name)];
      yield* addresses(path.join(folder, entry.name), next);
    } else if (ENTRY.test(entry.name)) {
      yield `/${segments.join("/")}`;
    } else if (METADATA.test(entry.name)) {
      const [base] = entry.name.split(".");
      yield `/${[...segments, METADATA_ADDRESS[base] ?? base].join("/")}`;
    }
  }
}

/** Addresses of the app folder, as Next writes them (`/usagers/[usagerId]`), sorted. */
export function routePatterns(root) {
  return [...new Set(addresses(path.join(root, "app")))].sort();
}

/** The generated module. */
export function routePatternsModule(root) {
  const lines = routePatterns(root).map((pattern) => `  ${JSON.stringify(pattern)},\n`);
  return `// Written by scripts/routes.mjs from the app folder at each build and start of the dev server.\nexport const ROUTE_PATTERNS: readonly string[] = [\n${lines.join("")}];\n`;
}

/** Rewrites the module when the app folder has changed. */
export function refreshRoutePatterns(root) {
  const target = path.join(root, TARGET);
  const wanted = routePatternsModule(root);
  if (!existsSync(target) || readFileSync(target, "utf8") !== wanted) writeFileSync(target, wanted);
}

if (process.argv[1] === import.meta.filename)
  refreshRoutePatterns(path.dirname(import.meta.dirname));
