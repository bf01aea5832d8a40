import { z } from "zod";
import { emailSchema } from "@/lib/auth/email";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { parsePhone } from "@/lib/telephone/parse";
import { countEvent } from "@/lib/throttle/counter";

const HOUR_MS = 3_600_000;

const PHONE_FORMAT = "Saisissez un numéro de téléphone mobile valide, par exemple 06 01 01 01 01.";

const mobileSchema = z
  .string({ error: "Saisissez votre numéro de téléphone mobile." })
  .transform((typed, issues) => {
    const number = parsePhone(typed);
    if (number?.canBeMobile) return number.e164;
    issues.addIssue({ code: "custom", message: PHONE_FORMAT });
    return z.NEVER;
  });

/** Address and mobile number as the file of the account may hold them (auth-referent §3.2, §3.3). */
export const askFirstConnectionSchema = z.object({ email: emailSchema, phone: mobileSchema });

export type AskFirstConnectionInput = z.output<typeof askFirstConnectionSchema>;

/** Context of the encryption of a request. */
export const requestContextOf = (id: string): string => `first_connection_request.payload:${id}`;

/**
 * A visitor asks for a first connection (auth-referent §3.5): kept, encrypted, for a job. Nothing of the
 * accounts is read here, so that neither the answer nor its time tells anything of them. Counted by
 * network.
 * @throws PREMIERE_CONNEXION_PAUSE beyond FIRST_LOGIN_REQUESTS_PER_IP in an hour, with the delay
 */
export async function askFirstConnection(
  ctx: Ctx,
  { email, phone }: AskFirstConnectionInput,
): Promise<void> {
  const now = ctx.clock.now();
  const key = `first-login:ip:${ctx.keyedHash("throttle-ip", ctx.origin?.ipPrefix ?? "")}`;
  const network = await inTransaction(ctx, (tx) =>
    countEvent(tx, key, now, { kind: "fixed", ms: HOUR_MS }),
  );
  if (network.count > ctx.settings.FIRST_LOGIN_REQUESTS_PER_IP) {
    const end = network.windowStartedAt.getTime() + HOUR_MS;
    const retryAfterSeconds = (end - now.getTime()) / 1000;
    throw new DomainError("PREMIERE_CONNEXION_PAUSE", { retryAfterSeconds });
  }
  const id = ctx.random.uuid();
  const typed = JSON.stringify({ email, phone, browser: ctx.origin?.browser ?? "inconnu" });
  await ctx.db.firstConnectionRequest.create({
    data: {
      id,
      payload: ctx.cipher.seal(typed, requestContextOf(id)),
      nextAttemptAt: now,
      createdAt: now,
    },
  });
}
