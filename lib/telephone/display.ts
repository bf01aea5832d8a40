import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** « 06 12 34 56 78 »; a number that is none is shown as it is stored. */
export const nationalPhone = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatNational() ?? e164;

/** National form with its last two digits only: for everybody but the aidant of the conversation. */
export function maskedPhone(e164: string): string {
  const shown = nationalPhone(e164);
  const hidden = shown.slice(0, -2).replace(/\d/g, "•");
  return hidden + shown.slice(-2);
}
