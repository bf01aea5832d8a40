import { cookies, headers } from "next/headers";
import { FLASH_COOKIE, FLASH_HEADER, isFlashCode, type FlashCode } from "./flash-codes";

const SECONDS = 60;

/** Shows a message on the next page; from a server action or a route handler. */
export async function setFlash(code: FlashCode, secure: boolean): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: SECONDS } as const;
  (await cookies()).set(FLASH_COOKIE, code, options);
}

/** `Set-Cookie` value that does the same, for a route handler that builds its own answer. */
export const flashCookie = (code: FlashCode, secure: boolean): string =>
  `${FLASH_COOKIE}=${code}; Path=/; Max-Age=${String(SECONDS)}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

/** The message to show on this page, if any. */
export async function currentFlash(): Promise<FlashCode | undefined> {
  const code = (await headers()).get(FLASH_HEADER);
  return code && isFlashCode(code) ? code : undefined;
}
