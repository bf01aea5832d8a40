import type { Ctx } from "@/lib/context.types";
import { sameText } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import { openAccountPhone } from "@/lib/compte/phone";
import { enqueue } from "@/lib/outbox/enqueue";
import { countEvent } from "@/lib/throttle/counter";
import { findCandidate, lockAccount, obstacleOf, type Candidate } from "./eligibility";
import { grantFirstConnection } from "./grant";
import { explanationMail, type Explained } from "./mails";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface TypedRequest {
  email: string;
  /** E.164. */
  phone: string;
  browser: string;
}

type AnswerCtx = Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings">;

/** One explanation a day and an account (auth-referent §3.6). */
async function explain(ctx: AnswerCtx, tx: Tx, now: Date, candidate: Candidate, why: Explained) {
  const key = `first-login:explained:${ctx.keyedHash("throttle-email", candidate.email)}`;
  const { count } = await countEvent(tx, key, now, { kind: "fixed", ms: DAY_MS });
  if (count === 1) await enqueue(ctx, tx, now, explanationMail(ctx, candidate, why));
}

/**
 * What a request for a first connection gives, in the transaction of the job that takes it
 * (auth-referent §3.4 to §3.7): a link and a code when everything matches the file, at most
 * FIRST_LOGIN_REQUESTS an hour; an explanation to the address of an active account that cannot have
 * one; nothing to an unknown or inactive one.
 */
export async function answerRequest(
  ctx: AnswerCtx,
  tx: Tx,
  now: Date,
  { email, phone, browser }: TypedRequest,
): Promise<void> {
  const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (!known) return;
  await lockAccount(tx, known.id);
  const candidate = await findCandidate(tx, { id: known.id });
  if (!candidate || candidate.deactivatedAt !== null) return;
  const obstacle = obstacleOf(candidate, now);
  if (obstacle) return explain(ctx, tx, now, candidate, obstacle);
  const filed = openAccountPhone(ctx, candidate);
  if (filed === null || !sameText(filed, phone)) return explain(ctx, tx, now, candidate, "PHONE");
  const key = `first-login:account:${ctx.keyedHash("throttle-email", email)}`;
  const { count } = await countEvent(tx, key, now, { kind: "fixed", ms: HOUR_MS });
  if (count > ctx.settings.FIRST_LOGIN_REQUESTS) return;
  await grantFirstConnection(ctx, tx, now, candidate, { phone: filed, browser });
}
