import type { Ctx } from "@/lib/context.types";
import type { DomainError } from "./domain-error";

const textIn = (holder: unknown, member: string): string | undefined => {
  if (typeof holder !== "object" || holder === null) return undefined;
  const value: unknown = Object.entries(holder).find(([name]) => name === member)?.[1];
  return typeof value === "string" ? value : undefined;
};

/**
 * Logs a refusal (auth-referent §1.6): who, why, what about, from where. Of the actor only two ids are
 * read; nothing that was typed, no code and no token is ever given to it.
 * @param actor whoever was refused, when known
 * @param target an address or an id without secret
 */
export function logRefusal(
  ctx: Pick<Ctx, "log" | "origin">,
  refusal: Pick<DomainError, "code" | "options"> | string,
  actor?: unknown,
  target?: string,
): void {
  const [code, detail] =
    typeof refusal === "string" ? [refusal] : [refusal.code, refusal.options.detail];
  ctx.log.info(
    {
      refusal: code,
      detail,
      actorId: textIn(actor, "userId"),
      organisationId: textIn(actor, "organisationId"),
      target,
      requestId: ctx.origin?.id,
      ipPrefix: ctx.origin?.ipPrefix,
    },
    "refused",
  );
}
