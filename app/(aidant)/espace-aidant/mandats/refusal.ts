import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { flashCookie } from "@/lib/http/flash";
import { seeOther } from "@/lib/http/responses";
import { wayFor } from "./leave";

/** For route handlers: the result, or the answer that leaves with a message. */
export async function orRefusal<T>(ctx: Ctx, work: Promise<T>): Promise<T | Response> {
  try {
    return await work;
  } catch (error) {
    const way = error instanceof DomainError ? wayFor(error) : undefined;
    if (!way) throw error;
    const secure = ctx.settings.APP_URL.startsWith("https:");
    return seeOther(way.location, { "set-cookie": flashCookie(way.flash, secure) });
  }
}
