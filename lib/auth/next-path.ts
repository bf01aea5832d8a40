import { HOME_PATH } from "./session-paths";

const MAX_LENGTH = 2000;

/**
 * A path of this site: one leading slash, no `//` before the query, no backslash, no control
 * character, at most 2000 characters (auth-referent §2.1). Nothing else is a redirection's target.
 */
export const isOwnPath = (value: string): boolean =>
  value.length <= MAX_LENGTH && /^\/[^\\\p{Cc}]*$/u.test(value) && !/^[^?#]*\/\//.test(value);

/** The asked path when it is one of this site, the home otherwise. */
export const ownPathOr = (value: string | null | undefined, fallback = HOME_PATH): string =>
  value && isOwnPath(value) ? value : fallback;
