import { withoutFinalSlash } from "./paths";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function segmentPattern(segment: string): string {
  if (/^\[\[\.\.\..+\]\]$/.test(segment)) return "(?:/.+)?";
  if (/^\[\.\.\..+\]$/.test(segment)) return "/.+";
  if (/^\[.+\]$/.test(segment)) return "/[^/]+";
  return `/${escaped(segment)}`;
}

/** One regular expression for addresses written as Next does (`/usagers/[usagerId]`). */
function matcherOf(patterns: readonly string[]): RegExp {
  const sources = patterns.map((pattern) =>
    pattern
      .split("/")
      .filter((segment) => segment !== "")
      .map(segmentPattern)
      .join(""),
  );
  return new RegExp(`^(?:${sources.join("|")})$`);
}

const unslashed = (path: string): string => {
  const plain = withoutFinalSlash(path);
  return plain === "/" ? "" : plain;
};

/** Makes the reader of the pattern that answers a path, a fixed one before one with variable parts. */
export function patternFinder(patterns: readonly string[]): (path: string) => string | undefined {
  const byDynamics = [...patterns].sort((a, b) => a.split("[").length - b.split("[").length);
  const matchers = byDynamics.map((pattern) => ({ pattern, matcher: matcherOf([pattern]) }));
  return (path) => matchers.find(({ matcher }) => matcher.test(unslashed(path)))?.pattern;
}

/** Makes the predicate « some route answers this path » (final slash ignored). */
export function routeMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matcher = matcherOf(patterns);
  return (path) => matcher.test(unslashed(path));
}
