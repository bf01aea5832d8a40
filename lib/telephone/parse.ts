import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber as ParsedNumber,
} from "libphonenumber-js/max";

/** Where a number of the service may belong (mandats §4.3), in the order in which they are tried. */
const TERRITORIES = [
  "FR",
  "GP",
  "BL",
  "MF",
  "GF",
  "MQ",
  "RE",
  "YT",
  "PM",
  "NC",
  "PF",
  "WF",
] as const satisfies readonly CountryCode[];

/**
 * Six digits are a number of several territories of the Pacific and the Atlantic at once: those give
 * their prefix.
 */
const SHORTEST_LOCAL_DIGITS = 8;

const LONGEST = 40;

export interface PhoneNumber {
  /** `+33612345678`: what is stored. */
  e164: string;
  /** Whether the line may receive an SMS. */
  canBeMobile: boolean;
}

const isFrench = ({ country }: ParsedNumber): boolean =>
  TERRITORIES.some((territory) => territory === country);

function parsedIn(text: string, territory: CountryCode): ParsedNumber | undefined {
  const number = parsePhoneNumberFromString(text, { defaultCountry: territory, extract: false });
  return number?.isValid() && number.ext === undefined && isFrench(number) ? number : undefined;
}

/**
 * Reads a number typed in local or international writing: the first territory where it is valid wins.
 * @returns null for anything else, foreign numbers included
 */
export function parsePhone(typed: string): PhoneNumber | null {
  const text = typed.trim();
  if (text.length > LONGEST || !/^[+(]?[\d\s().\-/]+$/.test(text)) return null;
  const isLocal = !/^\(?(\+|00)/.test(text);
  if (isLocal && text.replace(/\D/g, "").length < SHORTEST_LOCAL_DIGITS) return null;
  for (const territory of TERRITORIES) {
    const number = parsedIn(text, territory);
    if (!number) continue;
    const type = number.getType();
    return {
      e164: number.number,
      canBeMobile: type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE",
    };
  }
  return null;
}
