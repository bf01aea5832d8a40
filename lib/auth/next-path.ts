import { HOME_PATH } from "./session-paths";

const MAX_LENGTH = 2000;
/** FranceConnect's query may have 2000 characters of its own (franceconnect §3.3). */
const ENTRY = /^\/authorize\/?\?/;
const MAX_ENTRY_LENGTH = MAX_LENGTH + "/authorize/?".length;

/**
 * A path of this site: one leading slash, no `//` before the query, no backslash, visible ASCII only
 * (what a Location header can carry), at most 2000 characters (auth-referent §2.1). Nothing else is a
 * redirection's target.
 */
export const isOwnPath = (value: string): boolean =>
  value.length <= (ENTRY.test(value) ? MAX_ENTRY_LENGTH : MAX_LENGTH) &&
  /^\/[\x21-\x5b\x5d-\x7e]*$/.test(value) &&
  !/^[^?#]*\/\//.test(value);

/** The asked path when it is one of this site, the home otherwise. */
export const ownPathOr = (value: string | null | undefined, fallback = HOME_PATH): string =>
  value && isOwnPath(value) ? value : fallback;
