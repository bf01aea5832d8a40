import { guardAidant } from "@/lib/auth/guard-route";
import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { seeOther } from "@/lib/http/responses";

/** Guard of a screen's form: after a sign-in, the person comes back to the screen, not to the post. */
export function guardScreen(
  ctx: Ctx,
  request: Request,
  screen: string,
): Promise<AidantActor | Response> {
  const address = new URL(screen, ctx.settings.APP_URL);
  return guardAidant(ctx, new Request(address, { headers: request.headers }));
}

/** 303 towards FranceConnect: the code must not leak through a referrer (RFC 9700 §4.2). */
export const leaveFor = (location: string): Response =>
  seeOther(location, { "cache-control": "no-store", "referrer-policy": "no-referrer" });

/** One value of a page's query. */
export const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

export type Query = Promise<Record<string, string | string[] | undefined>>;
