import type { StaffActor } from "@/lib/auth/actor";
import { BYPASS_ALPHABET, BYPASS_LENGTH, groupedBypass } from "@/lib/carte-totp/bypass-format";
import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import type { Ctx } from "@/lib/context.types";
import { hashSlowly } from "@/lib/crypto/argon2";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { referentsOf } from "@/lib/referent/referents-of";
import { accountActMail, TEAM } from "./account-act-mail";
import { ACCOUNT_FIELD, lockAccountForTeam, type TeamActInput } from "./team-act";

/** How long a bypass code may be used (auth-referent §2.5). */
const BYPASS_TTL_MS = 72 * 3_600_000;

/** 256 is a multiple of 32: every character is as likely. */
const draw = (ctx: Pick<Ctx, "random">): string =>
  [...ctx.random.bytes(BYPASS_LENGTH)]
    .map((byte) => BYPASS_ALPHABET.charAt(byte % BYPASS_ALPHABET.length))
    .join("");

/** Who has a means of connection uses it; the team's own accounts may hold both. */
async function refuseEquipped(tx: Tx, user: User): Promise<void> {
  if (user.deactivatedAt !== null) throw new DomainError("COMPTE_INACTIF");
  const equipped = await tx.otpDevice.count({
    where: { userId: user.id, confirmedAt: { not: null } },
  });
  const roles = await tx.staffRoleGrant.count({ where: { userId: user.id } });
  if (equipped > 0 && roles === 0) throw new DomainError("COMPTE_DEJA_EQUIPE");
}

async function tell(ctx: Ctx, tx: Tx, user: User, expiresAt: Date, now: Date): Promise<void> {
  const until = new Intl.DateTimeFormat("fr-FR", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  }).format(expiresAt);
  const name = `${user.firstName} ${user.lastName}`;
  const kind = "bypass-code-issued";
  const subject = "Un code de dépannage a été créé";
  const own = {
    kind,
    subject,
    facts: [
      `Un code de dépannage a été créé pour votre compte Aidants Connect. L'équipe vous le donne elle-même, jamais par courriel. Il sert une seule fois, jusqu'au ${until} (heure de Paris).`,
    ],
    by: TEAM,
    now,
  };
  await enqueue(ctx, tx, now, accountActMail(ctx, user, own));
  for (const referent of await referentsOf(tx, user.id)) {
    const facts = [`Un code de dépannage a été créé pour ${name}, de votre structure.`];
    const mail = accountActMail(ctx, referent, { kind, subject, facts, by: TEAM, now });
    await enqueue(ctx, tx, now, mail);
  }
}

export interface IssuedCode {
  /** Shown once, kept nowhere in clear. */
  code: string;
  expiresAt: Date;
}

/**
 * Issues a « code de dépannage » by an admin métier (auth-referent §2.5): used once, within 72 hours, in
 * place of the former one. It is given to the person by another channel than mail. Kept as an argon2id
 * hash. Journal `bypass_code_issued`, the reason beside it; mail to the person and to the référents.
 * @throws ADMIN_ROLE_REFUSE, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE, COMPTE_INACTIF,
 * COMPTE_DEJA_EQUIPE
 */
export async function issueBypassCode(
  ctx: Ctx,
  actor: StaffActor,
  input: TeamActInput,
): Promise<IssuedCode> {
  const code = draw(ctx);
  const codeHash = await hashSlowly(code, ctx.random.bytes(16));
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const user = await lockAccountForTeam(tx, actor, input[ACCOUNT_FIELD]);
    await refuseEquipped(tx, user);
    const expiresAt = new Date(now.getTime() + BYPASS_TTL_MS);
    await tx.bypassCode.deleteMany({ where: { userId: user.id } });
    await tx.bypassCode.create({
      data: {
        id: ctx.random.uuid(),
        userId: user.id,
        codeHash,
        issuedById: actor.userId,
        createdAt: now,
        expiresAt,
      },
    });
    // The team has recognised the person: what strangers tried no longer stops them.
    await resumeSignIn(ctx, tx, user.email);
    await tell(ctx, tx, user, expiresAt, now);
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "bypass_code_issued",
      details: { userId: user.id, expiresAt: expiresAt.toISOString() },
      personal: { reason: input.motif },
    });
    return { code: groupedBypass(code), expiresAt };
  });
}
