import type { ReferentActor, StaffActor } from "@/lib/auth/actor";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { lockManagedMember } from "@/lib/referent/managed-member";
import { accountActMail, TEAM } from "./account-act-mail";
import { lockAccountForTeam } from "./team-act";

type Resumer = ReferentActor | StaffActor;

const lockFor = async (tx: Tx, actor: Resumer, userId: string): Promise<User> =>
  actor.kind === "admin"
    ? lockAccountForTeam(tx, actor, userId)
    : (await lockManagedMember(tx, actor, userId)).user;

/**
 * Lets a person sign in again from new browsers after AUTH_HARD_FAILS (auth-referent §1.3, §2.7), by the
 * team or by a référent of a structure of the person, who have checked with them. Journal
 * `sign_in_resumed`; mail to the person.
 * @throws COMPTE_SANS_SUSPENSION; PROFIL_INTROUVABLE to a référent; COMPTE_INTROUVABLE, COMPTE_SOI_MEME,
 * COMPTE_EQUIPE, ADMIN_ROLE_REFUSE to the team
 */
export async function resumeAccount(ctx: Ctx, actor: Resumer, userId: string): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const user = await lockFor(tx, actor, userId);
    if (user.signInSuspendedAt === null) throw new DomainError("COMPTE_SANS_SUSPENSION");
    await resumeSignIn(ctx, tx, user.email);
    const by = actor.kind === "admin" ? TEAM : actor.fullName;
    const act = {
      kind: "sign-in-resumed",
      subject: "Vous pouvez de nouveau vous connecter",
      facts: [
        "La connexion à votre compte Aidants Connect, suspendue après de nombreux codes erronés, est de nouveau possible depuis tous vos navigateurs.",
      ],
      by,
      now,
    };
    await enqueue(ctx, tx, now, accountActMail(ctx, user, act));
    await recordEntry(ctx, tx, now, actor, {
      action: "sign_in_resumed",
      details: { userId: user.id },
    });
    return user.id;
  });
}
