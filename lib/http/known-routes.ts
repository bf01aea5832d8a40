import { isWithin } from "./paths";
import { routeMatcher } from "./route-patterns";
import { ROUTE_PATTERNS } from "./route-patterns.generated";

const isRoute = routeMatcher(ROUTE_PATTERNS);

/** Whether some route of the app folder, or Next itself, answers this path (decision 68). */
export const isKnownPath = (path: string): boolean => isRoute(path) || isWithin(path, ["/_next"]);
