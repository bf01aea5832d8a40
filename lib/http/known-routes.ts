import { isWithin } from "./paths";
import { patternFinder, routeMatcher } from "./route-patterns";
import { ROUTE_PATTERNS } from "./route-patterns.generated";

const isRoute = routeMatcher(ROUTE_PATTERNS);

/** Route that answers a path, its variable parts by name: what may be logged of an address. */
export const patternOf = patternFinder(ROUTE_PATTERNS);

/** Whether some route of the app folder, or Next itself, answers this path (decision 68). */
export const isKnownPath = (path: string): boolean => isRoute(path) || isWithin(path, ["/_next"]);
