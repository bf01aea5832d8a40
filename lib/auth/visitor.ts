import { cookies } from "next/headers";
import { MARKER_COOKIE, MARKER_SECONDS } from "./device-marker";
import { BINDING_COOKIE } from "./request-login";
import { SESSION_COOKIE } from "./session-paths";

const OWN_HOST = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

/** Somebody who signs in: known by the cookies of the browser only. */
export interface Visitor {
  marker: string | undefined;
  binding: string | undefined;
}

export async function currentVisitor(): Promise<Visitor> {
  const received = await cookies();
  return {
    marker: received.get(MARKER_COOKIE)?.value,
    binding: received.get(BINDING_COOKIE)?.value,
  };
}

/** Ties the link that was just mailed to this browser, for as long as the link lives. */
export async function keepBinding(binding: string, seconds: number): Promise<void> {
  (await cookies()).set(BINDING_COOKIE, binding, { ...OWN_HOST, maxAge: seconds });
}

/** Hands a session to this browser; with a marker, remembers that it completed a sign-in. */
export async function keepSession(session: string, marker?: string): Promise<void> {
  const jar = await cookies();
  jar.set(SESSION_COOKIE, session, OWN_HOST);
  if (marker !== undefined) jar.set(MARKER_COOKIE, marker, { ...OWN_HOST, maxAge: MARKER_SECONDS });
}
