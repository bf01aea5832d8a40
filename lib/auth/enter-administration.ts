import { z } from "zod";
import { codeSchema } from "@/lib/carte-totp/code";
import { withOneTimeCode } from "@/lib/carte-totp/with-code";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import type { StaffActor } from "./actor";

/** Form of the page that asks for a new code. */
export const enterAdministrationSchema = z.object({
  code: codeSchema,
  next: z.string().max(4000).optional(),
});

/**
 * A member of the team gives a new one-time code to come in, or to come back after 30 minutes
 * (decision 72). Journal `enter_administration`.
 * @throws OTP_REFUSED, OTP_PAUSED on the field `code`
 */
export async function enterAdministration(
  ctx: Ctx,
  actor: StaffActor,
  code: string,
): Promise<void> {
  const { userId, sessionId } = actor;
  try {
    await withOneTimeCode(ctx, { userId, sessionId }, code, async (tx, consume) => {
      const details = { sessionId };
      const entry = { action: "enter_administration", details } as const;
      await recordEntry(ctx, tx, ctx.clock.now(), actor, entry);
      await consume();
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, { ...error.options, field: "code" });
  }
}
