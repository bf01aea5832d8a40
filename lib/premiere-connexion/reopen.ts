import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import { lockAccountForTeam } from "@/lib/compte/team-act";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { findCandidate, obstacleOf } from "./eligibility";
import { reopenedMail } from "./mails";

export const reopenFirstConnectionSchema = z.object({
  userId: z.string().default(""),
  /** How the person was recognised, for instance the call back on the number on file. */
  motif: z
    .string({ error: "Indiquez comment la personne a été reconnue." })
    .trim()
    .min(1, "Indiquez comment la personne a été reconnue.")
    .max(500, "500 caractères au plus."),
});

export type ReopenFirstConnectionInput = z.output<typeof reopenFirstConnectionSchema>;

/**
 * Opens the first connection of a référent again for FIRST_LOGIN_REOPENED_TTL (72 h), by an admin métier
 * who has called the person back on the number on file (auth-referent §6): for a référent who lost the
 * means of connection and whom no other référent can help. Ends by itself at the first confirmed device.
 * Pauses and suspension of new browsers are lifted for this address. Journal
 * `first_connection_reopened`, the reason beside it; mail to the person.
 * @returns until when it is open
 * @throws ADMIN_ROLE_REFUSE, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE,
 * PREMIERE_CONNEXION_SANS_OBJET
 */
export async function reopenFirstConnection(
  ctx: Ctx,
  actor: StaffActor,
  input: ReopenFirstConnectionInput,
): Promise<Date> {
  const { userId, motif } = input;
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + ctx.settings.FIRST_LOGIN_REOPENED_TTL * 1000);
  await inTransaction(ctx, async (tx) => {
    await lockAccountForTeam(tx, actor, userId);
    const candidate = await findCandidate(tx, { id: userId });
    const obstacle = candidate && obstacleOf(candidate, now);
    const usable =
      candidate?.deactivatedAt === null &&
      candidate.phone !== null &&
      (obstacle === null || obstacle === "CLOSED");
    if (!usable) throw new DomainError("PREMIERE_CONNEXION_SANS_OBJET");
    await tx.user.update({
      where: { id: userId },
      data: { firstLoginOpenUntil: until },
    });
    await resumeSignIn(ctx, tx, candidate.email);
    await enqueue(ctx, tx, now, reopenedMail(ctx, candidate, until));
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "first_connection_reopened",
      details: { userId, until: until.toISOString() },
      personal: { reason: motif },
    });
  });
  return until;
}
