import { matchesSlowly } from "@/lib/crypto/argon2";
import type { Tx } from "@/lib/db/transaction";

/** Hash of a text that no code can be: the same work for who has no code. */
const DECOY =
  "$argon2id$v=19$m=19456,t=2,p=1$UHfwu/92AU+leJuBBNsFxQ$TErnhmH7jA+yAvpFPYZgOzm90zHIfQlrvAuNYDIWij0";

/**
 * Verifies a bypass code of an active account and marks it used, in the caller's transaction: its
 * rollback gives the code back (auth-referent §2.5).
 * @param userId null when nobody has the submitted address: the same computation on a decoy
 * @returns nothing when refused; why is never told
 */
export async function consumeBypass(
  tx: Tx,
  userId: string | null,
  code: string,
  now: Date,
): Promise<{ bypassCodeId: string } | null> {
  const known = await tx.bypassCode.findFirst({
    where: {
      userId: userId ?? { in: [] },
      usedAt: null,
      expiresAt: { gt: now },
      user: { deactivatedAt: null },
    },
  });
  const matches = await matchesSlowly(code, known?.codeHash ?? DECOY);
  if (!known || !matches) return null;
  const { count } = await tx.bypassCode.updateMany({
    where: { id: known.id, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1 ? { bypassCodeId: known.id } : null;
}
