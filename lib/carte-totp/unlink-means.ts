import { endSessions } from "@/lib/auth/end-sessions";
import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import type { ConfirmedMeans, MeansAuthor } from "./means-confirmed";
import { meansMail, type Holder } from "./means-mail";
import { UNLINK_REASONS, type UnlinkReason } from "./unlink-reasons";

export interface Unlinking {
  /** Held until the end of the transaction by the caller. */
  holder: Holder;
  author: MeansAuthor;
  kinds: readonly ConfirmedMeans["kind"][];
  /** Optional for an application. */
  reason?: UnlinkReason;
  /** The reason in one's own words, for OTHER. */
  words?: string;
}

/** The card goes back to the stock as the reason says; blocked and broken ones are never linked again. */
async function freeCard(tx: Tx, userId: string, reason?: UnlinkReason) {
  const where = { userId_kind: { userId, kind: "CARD" } } as const;
  const card = await tx.otpDevice.findUnique({ where });
  if (!card) return null;
  const cardStatus = reason ? UNLINK_REASONS[reason].status : "AVAILABLE";
  const freed = { userId: null, confirmedAt: null, resyncStep: null, resyncUntil: null };
  await tx.otpDevice.update({ where: { id: card.id }, data: { ...freed, cardStatus } });
  return { kind: "CARD", serial: card.serialNumber ?? "" } as const;
}

async function forgetApplication(tx: Tx, userId: string) {
  const { count } = await tx.otpDevice.deleteMany({ where: { userId, kind: "APP" } });
  return count === 0 ? null : ({ kind: "APP" } as const);
}

/** A card that somebody else may have is reported to the team (auth-referent §6). */
async function reportCard(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  { holder, reason }: Unlinking,
  serial: string,
) {
  if (reason !== "LOSS" && reason !== "THEFT") return;
  const { CONTACT_EMAIL } = ctx.settings;
  const what = reason === "LOSS" ? "perdue" : "volée";
  const body = mailBody({
    greeting: "Bonjour,",
    paragraphs: [
      `La carte ${serial}, qui était liée au compte de ${holder.firstName} ${holder.lastName} (${holder.email}), a été déclarée ${what}.`,
      "Elle est bloquée définitivement et les sessions de cette personne sont fermées.",
    ],
  });
  const subject = `Carte déclarée ${what} : ${serial}`;
  const mail = { channel: "MAIL", kind: "card-reported", to: CONTACT_EMAIL, subject } as const;
  await enqueue(ctx, tx, now, { ...mail, ...body });
}

async function record(ctx: Ctx, tx: Tx, now: Date, unlinking: Unlinking, means: ConfirmedMeans) {
  const { holder, author, reason, words } = unlinking;
  const details = { userId: holder.id, ...(reason ? { reason } : {}), ...means };
  const entry = { action: "card_dissociation", details } as const;
  if (words === undefined) return recordEntry(ctx, tx, now, author.actor, entry);
  return recordPrivateEntry(ctx, tx, now, author.actor, { ...entry, personal: { reason: words } });
}

/**
 * Takes means of connection back from their holder, active or not, confirmed or not, in the transaction of
 * the act that demands it (auth-referent §4.5): every session of the holder ends, a lost or stolen card is
 * blocked for ever and reported to the team. Journal `card_dissociation` and a mail for each.
 * @returns what was held; when nothing was, nothing is written
 */
export async function unlinkMeans(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  unlinking: Unlinking,
): Promise<ConfirmedMeans[]> {
  const { holder, author, kinds, reason } = unlinking;
  const card = kinds.includes("CARD") ? await freeCard(tx, holder.id, reason) : null;
  const app = kinds.includes("APP") ? await forgetApplication(tx, holder.id) : null;
  const taken = [card, app].filter((means) => means !== null);
  if (taken.length === 0) return taken;
  await endSessions(tx, now, holder.id, "REVOKED");
  for (const means of taken) {
    const act = means.kind === "CARD" ? "card-removed" : "app-removed";
    await enqueue(ctx, tx, now, meansMail(ctx, holder, { act, author: author.named, now }));
    await record(ctx, tx, now, unlinking, means);
  }
  if (card) await reportCard(ctx, tx, now, unlinking, card.serial);
  return taken;
}
