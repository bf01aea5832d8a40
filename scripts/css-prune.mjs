// A small reader of CSS: keeps the rules whose classes are in use. It never rewrites a declaration.

/** Where the block that opens at `start` ends, or the next `;` or `{` outside strings and brackets. */
function scan(css, start, stops) {
  let depth = 0;
  for (let i = start; i < css.length; i += 1) {
    const char = css[i];
    if (char === "\\") i += 1;
    else if (char === '"' || char === "'") i = closingQuote(css, i);
    else if (char === "(" || char === "[") depth += 1;
    else if (char === ")" || char === "]") depth -= 1;
    else if (depth === 0 && stops.includes(char)) return i;
  }
  return css.length;
}

function closingQuote(css, open) {
  for (let i = open + 1; i < css.length; i += 1) {
    if (css[i] === "\\") i += 1;
    else if (css[i] === css[open]) return i;
  }
  return css.length;
}

function closingBrace(css, open) {
  let depth = 1;
  let i = open;
  while (depth > 0 && i < css.length) {
    i = scan(css, i + 1, "{}");
    depth += css[i] === "{" ? 1 : -1;
  }
  return i;
}

/** `a,b(c,d)` cut at its own commas or semicolons. */
function cut(text, separator) {
  const parts = [];
  let start = 0;
  while (start < text.length) {
    const end = scan(text, start, separator);
    parts.push(text.slice(start, end).trim());
    start = end + 1;
  }
  return parts.filter(Boolean);
}

/** Rules of a style sheet in order: `{ head, body }`, body `undefined` for a statement. */
export function rulesOf(source) {
  const css = source.replace(/\/\*[\s\S]*?\*\//g, "");
  const rules = [];
  let at = 0;
  while (at < css.length) {
    const end = scan(css, at, "{;");
    const head = css.slice(at, end).trim();
    if (css[end] !== "{") {
      if (head) rules.push({ head, body: undefined });
      at = end + 1;
      continue;
    }
    const close = closingBrace(css, end);
    rules.push({ head, body: css.slice(end + 1, close) });
    at = close + 1;
  }
  return rules;
}

const GROUPS = /^@(media|supports|layer)\b/;
/** What `:not()` and its like hold says nothing of what an element must have. */
const ARGUMENTS = /:(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g;

/** Classes that an element and its parents must have for a selector to match. */
export function classesOf(selector) {
  const found = selector.replace(ARGUMENTS, "").matchAll(/\.((?:\\.|[\w-])+)/g);
  return [...found].map(([, name]) => name.replace(/\\/g, ""));
}

/**
 * The part of a style sheet that can ever apply.
 * @param keepsClass whether a class is in use
 * @param keepsRule whether an at-rule is wanted (`@font-face`, a media query…)
 */
export function pruneRules(css, { keepsClass, keepsRule }) {
  const kept = [];
  for (const { head, body } of rulesOf(css)) {
    if (head.startsWith("@")) {
      if (!keepsRule(head, body ?? "")) continue;
      if (!GROUPS.test(head)) kept.push(body === undefined ? `${head};` : `${head}{${body}}`);
      else {
        const inner = pruneRules(body ?? "", { keepsClass, keepsRule });
        if (inner) kept.push(`${head}{${inner}}`);
      }
      continue;
    }
    const selectors = cut(head, ",").filter((one) => classesOf(one).every(keepsClass));
    if (selectors.length > 0) kept.push(`${selectors.join(",")}{${body}}`);
  }
  return kept.join("\n");
}

const DECLARATION = /(^|[;{\s])(--[\w-]+)\s*:((?:"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|[^;{}"'])*)/g;
const variables = (text) => [...text.matchAll(/--[\w-]+/g)].map(([name]) => name);

/** Drops the custom properties that no declaration and no other source reads. */
export function pruneVariables(css, otherSources) {
  const readers = new Map();
  const wanted = new Set(variables(otherSources));
  const pending = [...wanted];
  const want = (names) => {
    for (const name of names) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      pending.push(name);
    }
  };
  for (const [, , name, value] of css.matchAll(DECLARATION)) {
    readers.set(name, [...(readers.get(name) ?? []), ...variables(value)]);
  }
  want(variables(css.replace(DECLARATION, "$1")));
  while (pending.length > 0) want(readers.get(pending.pop()) ?? []);
  return css.replace(DECLARATION, (text, before, name) => (wanted.has(name) ? text : before));
}
