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

/** Makes the predicate « some route answers this path » (final slash ignored). */
export function routeMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matcher = matcherOf(patterns);
  return (path) => matcher.test(withoutFinalSlash(path) === "/" ? "" : withoutFinalSlash(path));
}
