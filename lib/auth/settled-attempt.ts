import { redirect } from "next/navigation";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";
import { settle } from "./settle";

/** A pause is an answer of its own, with its status; another refusal takes the time of an acceptance. */
export async function settledAttempt<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  const startedAt = ctx.clock.now();
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.options.retryAfterSeconds !== undefined) redirect(errorPath(error));
    await settle(ctx, startedAt);
    throw error;
  }
}
