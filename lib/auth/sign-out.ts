import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import type { LiveSession } from "./session";

/**
 * Ends one session at its person's request and deletes the drafts of this sign-in (decision 42) and the
 * application that it was associating; other sessions and the drafts that they are taking through FranceConnect stay.
 */
export async function signOut(ctx: Ctx, session: LiveSession): Promise<void> {
  const now = ctx.clock.now();
  const { sessionId, userId, organisationId } = session;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, userId, endedAt: null },
      data: { endedAt: now, endReason: "LOGOUT" },
    });
    if (count === 0) return;
    await tx.mandatDraft.deleteMany({
      where: {
        aidantId: userId,
        status: { not: "CONSUMED" },
        OR: [{ loginSessionId: null }, { loginSessionId: sessionId }],
      },
    });
    await tx.deviceEnrolment.deleteMany({ where: { sessionId } });
    await tx.additionDraft.deleteMany({ where: { referentId: userId } });
    const author = { kind: "member", userId, organisationId } as const;
    await recordEntry(ctx, tx, now, author, { action: "logout", details: { sessionId } });
  });
}
