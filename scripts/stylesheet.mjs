// The DSFR's style sheet without what no page uses (ECO-2, docs/adr/0012-stylesheet.md).
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pruneRules, pruneVariables } from "./css-prune.mjs";

const PACKAGE = "node_modules/@codegouvfr/react-dsfr";
export const STYLESHEET = "components/dsfr/dsfr.generated.css";
/** Parts of the DSFR in the order of its own whole style sheet. */
const PARTS = [
  { file: "utility/icons/icons.main.min.css" },
  { file: "dsfr.main.min.css" },
  { file: "dsfr.print.min.css" },
];
const OWN = ["app", "components", "lib"];
const OWN_FILES = /\.(tsx?|css)$/;
const TOKEN = /(?<![\w-])fr-[a-z][\w@-]*/g;
/** States that the script adds to whatever opens, unfolds or is chosen. */
const STATE = /--(opened|expanded|selected)$/;
/** Two weights, two files: the medium weight of buttons is drawn bold. */
const WEIGHTS = { Regular: "400", Bold: "500 700" };

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== "generated") yield* files(file);
    } else if (OWN_FILES.test(entry.name) && !entry.name.includes(".generated.")) yield file;
  }
}

/** A module of the package and those that it imports from its own folder, by path. */
function readModule(address, read) {
  const file = address.endsWith(".js") ? address : `${address}.js`;
  if (read.has(file) || !existsSync(file)) return;
  const source = readFileSync(file, "utf8");
  read.set(file, source);
  for (const [, relative] of source.matchAll(/from "(\.[^"]+)"/g)) {
    readModule(path.join(path.dirname(file), relative), read);
  }
}

/** Our own sources, and those of the react-dsfr components that they import. */
function readSources(root) {
  const own = OWN.flatMap((folder) => [...files(path.join(root, folder))]).map((file) =>
    readFileSync(file, "utf8"),
  );
  const imports = own.join("\n").matchAll(/["']@codegouvfr\/react-dsfr\/([\w/-]+)["']/g);
  const imported = new Map();
  for (const [, name] of imports) readModule(path.join(root, PACKAGE, name), imported);
  const script = readFileSync(path.join(root, PACKAGE, "dsfr/dsfr.module.js"), "utf8");
  return { own: own.join("\n"), imported: [...imported.values()].join("\n"), script };
}

/** Classes of the script that belong to no component. */
const COMMON = /^fr-(collaps|transition|scroll|placement|artwork)/;
const block = (name) => name.replace(/(__|--).*$/, "");

/**
 * Classes that the DSFR's script looks for or sets, written there without their prefix: those of the
 * components in use.
 */
function scriptClasses(script, written) {
  const blocks = new Set(written.map(block));
  const selectors = [...script.matchAll(/ns\.selector\(['"`]([^'"`]+)['"`]/g)];
  const templates = [...script.matchAll(/\$\{(?:api\.)?prefix\}-([\w-]+)/g)];
  return [...selectors, ...templates]
    .flatMap(([, text]) => text.match(/[a-z][\w-]*/g) ?? [])
    .map((name) => `fr-${name}`)
    .filter((name) => COMMON.test(name) || blocks.has(block(name)));
}

/** Classes of the DSFR written in our own sources, a trailing dash meaning any end. */
export function ownClasses(root) {
  return new Set(readSources(root).own.match(TOKEN));
}

function classFilter({ own, imported, script }) {
  const written = [...(own.match(TOKEN) ?? []), ...(imported.match(TOKEN) ?? [])];
  const exact = new Set([...written, ...scriptClasses(script, written)]);
  const starts = [...exact].filter((name) => name.endsWith("-"));
  const used = (name) => exact.has(name) || starts.some((start) => name.startsWith(start));
  return (name) => !name.startsWith("fr-") || used(name) || used(name.replace(STATE, ""));
}

/** Browsers that no longer exist, and fonts that no page asks for. */
const keepsRule = (head) =>
  head !== "@font-face" &&
  !head.startsWith("@charset") &&
  !/^@media[^{]*\(-ms-high-contrast:[^)]*\)$/.test(head);

const fontFace = ([name, weight]) =>
  `@font-face{font-display:swap;font-family:Marianne;font-style:normal;font-weight:${weight};src:url(fonts/Marianne-${name}.woff2) format("woff2")}`;

/** `url()` written from the folder of `from`, for a file of the folder of `to`. */
const moveUrls = (css, from, to) =>
  css.replace(/url\((["']?)(?!data:|#)([^"')]+)\1\)/g, (_text, quote, url) => {
    const moved = path.relative(path.dirname(to), path.join(path.dirname(from), url));
    return `url(${quote}${moved.split(path.sep).join("/")}${quote})`;
  });

/** The style sheet that the production build ships. */
export function stylesheet(root) {
  const sources = readSources(root);
  const filter = { keepsClass: classFilter(sources), keepsRule };
  const read = (file) => readFileSync(path.join(root, PACKAGE, "dsfr", file), "utf8");
  const at = (file) => path.join(root, PACKAGE, "dsfr", file);
  const rules = PARTS.map(({ file }) =>
    moveUrls(pruneRules(read(file), filter), at(file), path.join(root, STYLESHEET)),
  );
  const fonts = moveUrls(
    Object.entries(WEIGHTS).map(fontFace).join("\n"),
    at("dsfr.css"),
    path.join(root, STYLESHEET),
  );
  const css = [fonts, ...rules].join("\n");
  return pruneVariables(css, `${sources.own}\n${sources.imported}\n${sources.script}`);
}

/** Rewrites the file when something in use has changed. */
export function refreshStylesheet(root) {
  const target = path.join(root, STYLESHEET);
  const wanted = stylesheet(root);
  if (existsSync(target) && readFileSync(target, "utf8") === wanted) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, wanted);
}

if (process.argv[1] === import.meta.filename) refreshStylesheet(path.dirname(import.meta.dirname));
