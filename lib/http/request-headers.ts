import { REQUEST_ID_HEADER } from "./origin";
import { FLASH_HEADER, PATH_HEADER } from "./flash-codes";

/** Nonce of the page's scripts and styles, given by middleware.ts. */
export const NONCE_HEADER = "x-nonce";

/** Headers that only middleware.ts sets: what a client sends under these names is dropped. */
export const INTERNAL_HEADERS = [
  NONCE_HEADER,
  PATH_HEADER,
  FLASH_HEADER,
  REQUEST_ID_HEADER,
] as const;
