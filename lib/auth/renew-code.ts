import { z } from "zod";
import { codeSchema } from "@/lib/carte-totp/code";
import { withOneTimeCode } from "@/lib/carte-totp/with-code";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import type { ReferentActor } from "./actor";

/** Form of the page that asks for a new code before a sensitive act. */
export const renewCodeSchema = z.object({
  code: codeSchema,
  next: z.string().max(4000).optional(),
});

/**
 * A référent gives a new one-time code before a sensitive act (auth-referent §4, ⚷). The page that
 * confirms the act is shown again afterwards; nothing is done by itself. Journal `step_up`.
 * @throws OTP_REFUSED, OTP_PAUSED on the field `code`
 */
export async function renewCode(ctx: Ctx, actor: ReferentActor, code: string): Promise<void> {
  const { userId, sessionId } = actor;
  try {
    await withOneTimeCode(ctx, { userId, sessionId }, code, async (tx, consume) => {
      const entry = { action: "step_up", details: { sessionId } } as const;
      await recordEntry(ctx, tx, ctx.clock.now(), actor, entry);
      await consume();
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { ...error.options, field: "code" });
  }
}
