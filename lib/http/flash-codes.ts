import { ADMINISTRATION_FLASH } from "./flash-texts/administration";
import { CONNEXION_FLASH } from "./flash-texts/connexion";
import { HABILITATION_FLASH } from "./flash-texts/habilitation";
import { MANDAT_FLASH } from "./flash-texts/mandat";
import { REFERENT_FLASH } from "./flash-texts/referent";

/** One-time messages shown on the next page (decision 63): a code travels, never a text. */
export const FLASH = {
  ...CONNEXION_FLASH,
  ...ADMINISTRATION_FLASH,
  ...HABILITATION_FLASH,
  ...REFERENT_FLASH,
  ...MANDAT_FLASH,
} as const;

export type FlashCode = keyof typeof FLASH;

/** Text of a message, which names the active structure when it has something to say of it. */
export function flashText(code: FlashCode, structure?: string): string {
  const message = FLASH[code];
  return structure !== undefined && "named" in message
    ? message.named.replace("{structure}", () => structure)
    : message.text;
}

export const isFlashCode = (value: string): value is FlashCode => Object.hasOwn(FLASH, value);

export const FLASH_COOKIE = "ac-flash";
/** Header by which middleware.ts hands the code to the page. */
export const FLASH_HEADER = "x-flash";
/** Header by which middleware.ts hands path and query to guards. */
export const PATH_HEADER = "x-path";
