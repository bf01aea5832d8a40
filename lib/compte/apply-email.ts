import { endSessions } from "@/lib/auth/end-sessions";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";
import { enqueue } from "@/lib/outbox/enqueue";
import { accountActMail, TEAM } from "./account-act-mail";
import { refuseTakenEmail } from "./email-change";

/**
 * Gives an account a new, confirmed address, in the act that decided it, which also writes the journal
 * (auth-referent §1.2): sessions and links end, that of another change asked before included; both
 * addresses are told. What strangers tried with the former address is forgotten.
 * @param user locked by the caller
 * @throws COMPTE_ADRESSE_PRISE when somebody took it meanwhile
 */
export async function applyEmail(ctx: Ctx, tx: Tx, user: User, email: string): Promise<void> {
  const now = ctx.clock.now();
  await refuseTakenEmail(tx, email);
  await resumeSignIn(ctx, tx, user.email);
  await endSessions(tx, now, user.id, "REVOKED");
  await tx.emailChange.deleteMany({ where: { userId: user.id } });
  await tx.verificationToken.deleteMany({ where: { identifier: user.email } });
  await tx.user.update({ where: { id: user.id }, data: { email, emailVerified: now } });
  const act = {
    kind: "email-changed",
    subject: "L'adresse de votre compte a changé",
    facts: [
      `L'adresse de votre compte Aidants Connect est maintenant ${email}. Vos sessions ont été fermées : connectez-vous avec cette adresse.`,
    ],
    by: TEAM,
    now,
  };
  for (const to of [user.email, email]) {
    await enqueue(ctx, tx, now, accountActMail(ctx, user, { ...act, to }));
  }
}
