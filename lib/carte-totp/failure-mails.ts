import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { referentsOf } from "@/lib/referent/referents-of";

interface Failures {
  userId: string | null;
  /** Consecutive failures from browsers that the account never used. */
  consecutive: number;
  /** Those that no sign-in forgives. */
  unforgiven: number;
  now: Date;
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

/** The team and the référents see it, and re-enable the account. */
async function markSuspended(tx: Tx, userId: string, now: Date): Promise<void> {
  const data = { signInSuspendedAt: now };
  await tx.user.updateMany({ where: { id: userId, signInSuspendedAt: null }, data });
}

const networkOf = (ctx: Pick<Ctx, "origin">): string =>
  ctx.origin?.ipPrefix ? `, la dernière fois depuis l'adresse ${ctx.origin.ipPrefix}` : "";

const SUSPENDED =
  "La connexion depuis un nouveau navigateur est suspendue jusqu'à l'intervention d'un référent ou de notre équipe. Les navigateurs déjà utilisés restent acceptés.";
const LOCKED =
  "La connexion depuis un nouveau navigateur est suspendue pendant une heure. Les navigateurs déjà utilisés restent acceptés.";

/**
 * Marks a suspended account and warns the holder from AUTH_LOCK_FAILS on, and the référents too from
 * AUTH_HARD_FAILS on: at most one mail a day and a person (auth-referent §2.7). Nothing is sent when
 * nobody has the address.
 */
export async function mailFailures(
  ctx: Pick<Ctx, "settings" | "random" | "cipher" | "keyedHash" | "origin">,
  tx: Tx,
  { userId, consecutive, unforgiven, now }: Failures,
): Promise<void> {
  const { AUTH_LOCK_FAILS, AUTH_HARD_FAILS, CONTACT_EMAIL } = ctx.settings;
  const hard = unforgiven >= AUTH_HARD_FAILS;
  if (userId === null || (consecutive < AUTH_LOCK_FAILS && !hard)) return;
  if (hard) await markSuspended(tx, userId, now);
  const holder = await tx.user.findFirst({
    where: { id: userId, deactivatedAt: null },
    select: { id: true, email: true, firstName: true, lastName: true },
  });
  if (!holder) return;
  const count = hard
    ? `${String(unforgiven)} codes erronés`
    : `${String(consecutive)} codes erronés de suite`;
  const facts = `Le ${instant.format(now)} (heure de Paris), ${count} ont été saisis pour le compte de ${holder.firstName} ${holder.lastName}${networkOf(ctx)}.`;
  const advice = `Si vous n'êtes pas à l'origine de ces essais, prévenez votre référent et écrivez à ${CONTACT_EMAIL}. Ne communiquez jamais vos codes.`;
  const kind = hard ? "login-suspended" : "login-locked";
  const day = now.toISOString().slice(0, 10);
  for (const person of [holder, ...(hard ? await referentsOf(tx, userId) : [])]) {
    const body = mailBody({
      greeting: `Bonjour ${person.firstName} ${person.lastName},`,
      paragraphs: [facts, hard ? SUSPENDED : LOCKED, advice],
    });
    const subject = "Essais de connexion refusés sur Aidants Connect";
    const mail = { channel: "MAIL", kind, to: person.email, subject, ...body } as const;
    const key = ctx.keyedHash("failure-mail", `${kind} ${userId} ${person.email} ${day}`);
    await enqueue(ctx, tx, now, mail, key);
  }
}
