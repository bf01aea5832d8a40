import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** « 06 12 34 56 78 »; a number that is none is shown as it is stored. */
export const nationalPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatNational() ?? e164;
