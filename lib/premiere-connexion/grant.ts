import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { drawCode } from "./code";
import type { Candidate } from "./eligibility";
import { linkMail } from "./mails";
import { codeSms } from "./sms";

interface Request {
  /** E.164, that of the file. */
  phone: string;
  browser: string;
}

const later = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/**
 * Replaces the link and the code of an eligible account, and sends both at the same time: the link by
 * mail, the code by SMS (decision 4). In the transaction of the job that answers the request.
 */
export async function grantFirstConnection(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings">,
  tx: Tx,
  now: Date,
  candidate: Candidate,
  { phone, browser }: Request,
): Promise<void> {
  const { FIRST_LOGIN_CODE_TTL, FIRST_LOGIN_LINK_TTL } = ctx.settings;
  const [id, token] = [ctx.random.uuid(), ctx.random.token()];
  const { code, codeHash } = drawCode(ctx, id);
  await tx.firstConnection.deleteMany({ where: { userId: candidate.id } });
  await tx.firstConnection.create({
    data: {
      id,
      userId: candidate.id,
      tokenHash: sha256(token),
      codeHash,
      codeSentAt: now,
      codeExpiresAt: later(now, FIRST_LOGIN_CODE_TTL),
      createdAt: now,
      expiresAt: later(now, FIRST_LOGIN_LINK_TTL),
    },
  });
  await enqueue(ctx, tx, now, linkMail(ctx, candidate, { token, browser, now }));
  await enqueue(ctx, tx, now, codeSms(ctx, phone, code));
}
