import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

interface Failures {
  userId: string | null;
  /** Consecutive failures from browsers that the account never used. */
  consecutive: number;
  now: Date;
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

/**
 * Warns the holder from AUTH_LOCK_FAILS on, and the référents too from AUTH_HARD_FAILS on: at most one
 * mail a day and a person (auth-referent §2.7). Nothing is sent when nobody has the address.
 */
export async function mailFailures(
  ctx: Pick<Ctx, "settings" | "random" | "cipher" | "keyedHash" | "origin">,
  tx: Tx,
  { userId, consecutive, now }: Failures,
): Promise<void> {
  const { AUTH_LOCK_FAILS, AUTH_HARD_FAILS, CONTACT_EMAIL } = ctx.settings;
  if (userId === null || consecutive < AUTH_LOCK_FAILS) return;
  const holder = await tx.user.findFirst({
    where: { id: userId, deactivatedAt: null },
    select: { email: true, firstName: true, lastName: true, memberships: true },
  });
  if (!holder) return;
  const hard = consecutive >= AUTH_HARD_FAILS;
  const name = `${holder.firstName} ${holder.lastName}`;
  const kind = hard ? "login-suspended" : "login-locked";
  const day = now.toISOString().slice(0, 10);
  const facts = `Le ${instant.format(now)} (heure de Paris), ${String(consecutive)} codes erronés de suite ont été saisis pour le compte de ${name}${ctx.origin?.ipPrefix ? `, la dernière fois depuis l'adresse ${ctx.origin.ipPrefix}` : ""}.`;
  const consequence = hard
    ? "La connexion depuis un nouveau navigateur est suspendue jusqu'à l'intervention d'un référent ou de notre équipe. Les navigateurs déjà utilisés restent acceptés."
    : "La connexion depuis un nouveau navigateur est suspendue pendant une heure. Les navigateurs déjà utilisés restent acceptés.";
  const advice = `Si vous n'êtes pas à l'origine de ces essais, prévenez votre référent et écrivez à ${CONTACT_EMAIL}. Ne communiquez jamais vos codes.`;
  const referents = hard
    ? await tx.user.findMany({
        where: {
          deactivatedAt: null,
          id: { not: userId },
          memberships: {
            some: {
              referentSince: { not: null },
              organisationId: { in: holder.memberships.map((m) => m.organisationId) },
            },
          },
        },
        select: { email: true, firstName: true, lastName: true },
      })
    : [];
  for (const person of [holder, ...referents]) {
    const body = mailBody({
      greeting: `Bonjour ${person.firstName} ${person.lastName},`,
      paragraphs: [facts, consequence, advice],
    });
    const subject = "Essais de connexion refusés sur Aidants Connect";
    const mail = { channel: "MAIL", kind, to: person.email, subject, ...body } as const;
    const key = ctx.keyedHash("failure-mail", `${kind} ${userId} ${person.email} ${day}`);
    await enqueue(ctx, tx, now, mail, key);
  }
}
