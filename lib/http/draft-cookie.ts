import { cookies } from "next/headers";

/**
 * The mandat being prepared in this browser: its id only. The database decides whether the reader may
 * have it. middleware.ts removes the cookie when the creation form is opened again (mandats §3.1).
 */
export const DRAFT_COOKIE = "ac-draft";

const asId = (value: string | undefined): string | undefined =>
  value && /^[0-9a-f-]{36}$/.test(value) ? value : undefined;

export async function currentDraftId(): Promise<string | undefined> {
  return asId((await cookies()).get(DRAFT_COOKIE)?.value);
}

/** The same, in a route handler that builds its own answer. */
export function draftIdOf(request: Request): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${DRAFT_COOKIE}=`));
  return asId(found?.slice(DRAFT_COOKIE.length + 1));
}

/** `Set-Cookie` value of the current draft, for a route handler. */
export const draftCookie = (draftId: string, secure: boolean): string =>
  `${DRAFT_COOKIE}=${draftId}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

/** From a server action or a route handler. */
export async function setCurrentDraft(draftId: string, secure: boolean): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  (await cookies()).set(DRAFT_COOKIE, draftId, options);
}

export async function forgetCurrentDraft(): Promise<void> {
  (await cookies()).delete(DRAFT_COOKIE);
}
