import { resumeSignIn } from "@/lib/auth/resume-sign-in";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { JournalActor } from "@/lib/journal/entry";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { meansMail, welcomeMail, type Holder } from "./means-mail";

/** The one who acts, for the journal and as a mail names them (« par Inès Moreau… »). */
export interface MeansAuthor {
  actor: JournalActor;
  named: string;
}

/** The holder as read before the means was confirmed: one who never had any is welcomed. */
type HolderBefore = Holder & { firstLoginClosedAt: Date | null };

/** A means that has just been confirmed by a first code. */
export type ConfirmedMeans = { kind: "APP" } | { kind: "CARD"; serial: string };

/**
 * Everything that follows from a means of connection confirmed by its first code (auth-referent §3.10,
 * §4.4), whoever did it and however: attempts of strangers that suspended the sign-in are forgotten,
 * the holder is told, and welcomed the first time ever. Journal `card_association` for an application,
 * `card_validation` for a card.
 */
export async function meansConfirmed(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  { holder, author, means }: { holder: HolderBefore; author: MeansAuthor; means: ConfirmedMeans },
): Promise<void> {
  await resumeSignIn(ctx, tx, holder.email);
  const act = means.kind === "APP" ? "app-added" : "card-validated";
  await enqueue(ctx, tx, now, meansMail(ctx, holder, { act, author: author.named, now }));
  if (holder.firstLoginClosedAt === null && ctx.settings.WELCOME_MAIL) {
    await enqueue(ctx, tx, now, welcomeMail(ctx, holder));
  }
  await recordEntry(ctx, tx, now, author.actor, {
    action: means.kind === "APP" ? "card_association" : "card_validation",
    details: { userId: holder.id, ...means },
  });
}
