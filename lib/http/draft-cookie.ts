import { cookies } from "next/headers";

/**
 * The mandat being prepared in this browser: its id only. The database decides whether the reader may
 * have it. middleware.ts removes the cookie when the creation form is opened again (mandats §3.1).
 */
export const DRAFT_COOKIE = "ac-draft";

export async function currentDraftId(): Promise<string | undefined> {
  const value = (await cookies()).get(DRAFT_COOKIE)?.value;
  return value && /^[0-9a-f-]{36}$/.test(value) ? value : undefined;
}

/** From a server action or a route handler. */
export async function setCurrentDraft(draftId: string, secure: boolean): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  (await cookies()).set(DRAFT_COOKIE, draftId, options);
}

export async function forgetCurrentDraft(): Promise<void> {
  (await cookies()).delete(DRAFT_COOKIE);
}
