import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/email";
import { mailBody } from "@/lib/auth/mail-body";
import { countUnknownLink, isLinkToken, refuseUnknownLinks } from "@/lib/auth/unknown-links";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { EmailChange, User } from "@/lib/generated/prisma/client";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { accountActMail, TEAM } from "./account-act-mail";
import { ACCOUNT_FIELD, accountField, lockAccountForTeam, reasonField } from "./team-act";

/** How long the owner of the new address has to confirm it. */
const CHANGE_TTL_MS = 72 * 3_600_000;

/** Form of the page that changes an address. */
export const emailChangeSchema = z.object({
  ...accountField,
  email: emailSchema,
  motif: reasonField,
});

export type EmailChangeInput = z.output<typeof emailChangeSchema>;

/** Page of a link; its address holds a secret and is never logged nor referred to. */
export const emailChangePath = (token: string): string => `/accounts/login/adresse/${token}/`;

/** @throws COMPTE_ADRESSE_PRISE on the field `email` */
export async function refuseTakenEmail(tx: Tx, email: string): Promise<void> {
  if ((await tx.user.count({ where: { email } })) === 0) return;
  throw new DomainError("COMPTE_ADRESSE_PRISE", { field: "email" });
}

async function tell(ctx: Ctx, tx: Tx, user: User, change: { email: string; token: string }) {
  const now = ctx.clock.now();
  const { email, token } = change;
  const url = `${ctx.settings.APP_URL}${emailChangePath(token)}`;
  await enqueue(ctx, tx, now, {
    channel: "MAIL",
    kind: "email-change-confirmation",
    to: email,
    subject: "Confirmez votre nouvelle adresse sur Aidants Connect",
    ...mailBody({
      greeting: `Bonjour ${user.firstName} ${user.lastName},`,
      paragraphs: [
        "À votre demande, notre équipe remplace l'adresse de votre compte Aidants Connect par celle-ci. Confirmez qu'elle est bien la vôtre : jusque-là, l'ancienne reste valable.",
        "Ce lien est valable 72 heures et ne sert qu'une fois.",
      ],
      button: { label: "Confirmer mon adresse", url },
      notices: [
        `Vous n'attendiez pas ce message ? Ne cliquez pas et écrivez à ${ctx.settings.CONTACT_EMAIL}.`,
      ],
    }),
  });
  const warning = {
    kind: "email-change-requested",
    subject: "L'adresse de votre compte va changer",
    facts: [
      "Une nouvelle adresse a été demandée pour votre compte Aidants Connect. Elle remplacera celle-ci dès que son propriétaire l'aura confirmée.",
    ],
    by: TEAM,
    now,
  };
  await enqueue(ctx, tx, now, accountActMail(ctx, user, warning));
}

/**
 * Asks for another address of an account, by an admin métier (auth-referent §1.2): nothing changes until
 * the owner of the new address confirms it by the link mailed there. A second request replaces the
 * first. Journal `email_change_requested`, address and reason beside it; mail to both addresses.
 * @throws COMPTE_ADRESSE_PRISE, COMPTE_INACTIF, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE,
 * ADMIN_ROLE_REFUSE
 */
export async function requestEmailChange(
  ctx: Ctx,
  actor: StaffActor,
  input: EmailChangeInput,
): Promise<string> {
  const { email, motif } = input;
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const user = await lockAccountForTeam(tx, actor, input[ACCOUNT_FIELD]);
    if (user.deactivatedAt !== null) throw new DomainError("COMPTE_INACTIF");
    await refuseTakenEmail(tx, email);
    const token = ctx.random.token();
    await tx.emailChange.deleteMany({ where: { userId: user.id } });
    await tx.emailChange.create({
      data: {
        id: ctx.random.uuid(),
        userId: user.id,
        newEmail: email,
        tokenHash: sha256(token),
        requestedById: actor.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + CHANGE_TTL_MS),
      },
    });
    await tell(ctx, tx, user, { email, token });
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "email_change_requested",
      details: { userId: user.id },
      personal: { newEmail: email, reason: motif },
    });
    return user.id;
  });
}

export type PendingChange = EmailChange & { user: User };

/**
 * The change of a link as long as it may be confirmed; unknown, malformed, used and late ones alike.
 * Nothing is consumed.
 * @throws LINK_PAUSED when the network tried too many unknown ones
 */
export async function findEmailChange(ctx: Ctx, token: string): Promise<PendingChange | null> {
  await refuseUnknownLinks(ctx);
  const change = isLinkToken(token)
    ? await ctx.db.emailChange.findUnique({
        where: { tokenHash: sha256(token) },
        include: { user: true },
      })
    : null;
  if (!change) {
    await countUnknownLink(ctx);
    return null;
  }
  const alive = change.expiresAt > ctx.clock.now() && change.user.deactivatedAt === null;
  return alive ? change : null;
}
