import { FI_SCREEN_STATUS } from "@/lib/franceconnect/fi/screen-status";
import { withoutFinalSlash } from "./paths";

/** Address of an error page → status that the answer carries. */
const STATUSES: ReadonlyMap<string, number> = new Map([
  // a 401 would demand a WWW-Authenticate header that browsers answer with their own dialog
  ["401", 403],
  ...[400, 403, 404, 405, 408, 409, 410, 413, 422, 429, 500, 503].map(
    (status) => [String(status), status] as const,
  ),
]);

const LONGEST_WAIT = 24 * 3600;

const SCREENS: ReadonlyMap<string, number> = new Map(Object.entries(FI_SCREEN_STATUS));

/**
 * Status of `/erreur/{code}`, 404 for a code that is none, and of the screens that have one of their
 * own; nothing for any other path.
 */
export function errorPageStatus(path: string): number | undefined {
  const plain = withoutFinalSlash(path);
  const code = /^\/erreur\/([^/]+)$/.exec(plain)?.[1];
  return code === undefined ? SCREENS.get(plain) : (STATUSES.get(code) ?? 404);
}

/** Seconds of `Retry-After`, from the query of an error page; anything but a sensible number is ignored. */
export function retryAfterOf(query: URLSearchParams): string | undefined {
  const wait = query.get("attente") ?? "";
  return /^\d{1,5}$/.test(wait) && Number(wait) <= LONGEST_WAIT ? wait : undefined;
}
