import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { classesOf, pruneRules, pruneVariables, rulesOf } from "../../../scripts/css-prune.mjs";
import { ownClasses, stylesheet } from "../../../scripts/stylesheet.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const css = stylesheet(root);

const WHOLE = "node_modules/@codegouvfr/react-dsfr/dsfr/dsfr.main.min.css";
const whole = readFileSync(path.join(root, WHOLE), "utf8");

/** Names of the DSFR's markup that no rule of its own style sheet mentions either. */
const WITHOUT_RULE = new Set(["fr-radios-theme", "fr-display", "fr-footer__content-item"]);

/** Every class that some selector of a style sheet names, inside media queries too. */
function styled(source: string): Set<string> {
  const names = rulesOf(source).flatMap(({ head, body }) =>
    head.startsWith("@media") || head.startsWith("@supports")
      ? [...styled(body ?? "")]
      : classesOf(head),
  );
  return new Set(names);
}

describe("style sheet of the build", () => {
  test("has a rule for every class of the DSFR in our sources", () => {
    const rules = styled(css);
    const list = [...rules];
    const missing = [...ownClasses(root)]
      .filter((name) => !WITHOUT_RULE.has(name))
      .filter((name) =>
        name.endsWith("-") ? !list.some((one) => one.startsWith(name)) : !rules.has(name),
      );
    expect(missing).toEqual([]);
  });

  test("keeps what the script sets while a menu or a dialog opens", () => {
    for (const name of ["fr-collapse", "fr-collapse--expanded", "fr-modal--opened"]) {
      expect(css).toContain(`.${name}`);
    }
    expect(css).toContain("[data-fr-theme=dark]");
    expect(css).toContain("[data-fr-scrolling]");
  });

  test("defines every custom property that a rule reads and the DSFR defines", () => {
    const definition = (name: string) => new RegExp(`[{;]\\s*${name}\\s*:`);
    const read = [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name ?? "");
    const missing = [...new Set(read)].filter(
      (name) => definition(name).test(whole) && !definition(name).test(css),
    );
    expect(missing).toEqual([]);
  });

  test("asks for the two fonts of the budget, and shows text before they come", () => {
    const faces = rulesOf(css).filter(({ head }) => head === "@font-face");
    expect(faces.map(({ body }) => /Marianne-(\w+)\.woff2/.exec(body ?? "")?.[1])).toEqual([
      "Regular",
      "Bold",
    ]);
    for (const { body } of faces) expect(body).toContain("font-display:swap");
  });
});

describe("what pruning keeps", () => {
  const keeps = (css: string, used: string[]) =>
    pruneRules(css, { keepsClass: (name) => used.includes(name), keepsRule: () => true });

  test.each([
    ["a class in use", ".a{x:1}.b{x:2}", ".a{x:1}"],
    ["an element and an attribute", "p{x:1}[hidden]{x:2}", "p{x:1}\n[hidden]{x:2}"],
    ["one selector of a list", ".b,.a:hover{x:1}", ".a:hover{x:1}"],
    ["what an element must not have", ".a:not(.b):is(.b,p){x:1}", ".a:not(.b):is(.b,p){x:1}"],
    ["all the classes of an element, or none", ".a.b{x:1}.a .b{x:2}", ""],
    ["the inside of a query", "@media print{.a{x:1}.b{x:2}}", "@media print{.a{x:1}}"],
    ["no empty query", "@media print{.b{x:2}}", ""],
    ["a name with an escaped sign", ".a{x:1}.a\\@md{x:2}", ".a{x:1}"],
    ["braces inside strings", '.a{x:"}"}.b{x:1}', '.a{x:"}"}'],
  ])("%s", (_name, source, wanted) => {
    expect(keeps(source, ["a"])).toBe(wanted);
  });

  test("custom properties that something reads, directly or not", () => {
    const source = ':root{--a:var(--b);--b:1;--c:url("data:x;y,--z");--d:4}.a{color:var(--a)}';
    expect(pruneVariables(source, "var(--d)")).toBe(
      ":root{--a:var(--b);--b:1;;--d:4}.a{color:var(--a)}",
    );
  });
});
