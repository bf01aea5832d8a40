import type { AidantActor, MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { flashCookie } from "@/lib/http/flash";
import { seeOther } from "@/lib/http/responses";
import { wayFor } from "./leave";

/** For route handlers: the result, or the answer that leaves with a message. */
export async function orRefusal<T>(
  ctx: Ctx,
  actor: MemberActor | AidantActor,
  work: Promise<T>,
): Promise<T | Response> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const way = wayFor(error);
    if (!way) throw error;
    logRefusal(ctx, error, actor);
    const secure = ctx.settings.APP_URL.startsWith("https:");
    return seeOther(way.location, { "set-cookie": flashCookie(way.flash, secure) });
  }
}
