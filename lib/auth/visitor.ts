import { cookies } from "next/headers";
import { MARKER_COOKIE } from "./device-marker";
import { BINDING_COOKIE } from "./request-login";

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
  const options = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;
  (await cookies()).set(BINDING_COOKIE, binding, { ...options, maxAge: seconds });
}
