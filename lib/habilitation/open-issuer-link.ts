import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { isLinkToken, lockIssuerEmail } from "./issuer-links";
import { openIssuerSession } from "./issuer-session";

export interface IssuerLink {
  issuerId: string;
  token: string;
}

/** `ready`: its button may be pressed. `used`, `expired`: it was good. Unknown ones are absent. */
export type IssuerLinkState = "ready" | "used" | "expired";

interface LinkRow {
  consumedAt: Date | null;
  expiresAt: Date;
}

const stateOf = (row: LinkRow, now: Date): IssuerLinkState => {
  if (row.consumedAt !== null) return "used";
  return row.expiresAt > now ? "ready" : "expired";
};

async function findRow(
  ctx: Ctx,
  kind: "confirmation" | "access",
  { issuerId, token }: IssuerLink,
): Promise<LinkRow> {
  const known = isUuid(issuerId) && isLinkToken(token);
  const hash = sha256(token);
  const row = !known
    ? null
    : kind === "confirmation"
      ? await ctx.db.emailConfirmation.findFirst({ where: { keyHash: hash, issuerId } })
      : await ctx.db.issuerAccessToken.findFirst({ where: { tokenHash: hash, issuerId } });
  if (row === null) throw new DomainError("DEMANDE_INTROUVABLE");
  return row;
}

/**
 * What the page of a link may offer; reading it changes nothing.
 * @throws DEMANDE_INTROUVABLE for an unknown link and for the link of another issuer (I8)
 */
export async function readIssuerLink(
  ctx: Ctx,
  kind: "confirmation" | "access",
  link: IssuerLink,
): Promise<IssuerLinkState> {
  return stateOf(await findRow(ctx, kind, link), ctx.clock.now());
}

interface Opened {
  sessionId: string;
  cookie: string;
}

async function open(ctx: Ctx, tx: Tx, now: Date, issuerId: string): Promise<Opened> {
  const opened = await openIssuerSession(ctx, tx, now, issuerId);
  await recordEntry(
    ctx,
    tx,
    now,
    { kind: "demandeur", issuerId },
    { action: "issuer_access_opened", details: { sessionId: opened.sessionId } },
  );
  return opened;
}

/**
 * The button of a link to the space: consumes it and opens a session. Journal `issuer_access_opened`.
 * @throws DEMANDE_LIEN_MORT when it is used, late or unknown
 */
export async function openAccess(ctx: Ctx, { issuerId, token }: IssuerLink): Promise<Opened> {
  if (!isUuid(issuerId) || !isLinkToken(token)) throw new DomainError("DEMANDE_LIEN_MORT");
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const { count } = await tx.issuerAccessToken.updateMany({
      where: { tokenHash: sha256(token), issuerId, consumedAt: null, expiresAt: { gt: now } },
      data: { consumedAt: now },
    });
    if (count !== 1) throw new DomainError("DEMANDE_LIEN_MORT");
    return open(ctx, tx, now, issuerId);
  });
}

/** The new address of an issuer takes effect, unless somebody else has confirmed it meanwhile. */
async function confirmAddress(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  confirmed: { issuerId: string; email: string },
) {
  const { issuerId: id, email } = confirmed;
  await lockIssuerEmail(ctx, tx, email);
  const issuer = await tx.issuer.findUniqueOrThrow({ where: { id } });
  const changed = issuer.email !== email;
  if (changed) {
    const taken = await tx.issuer.findUnique({ where: { email } });
    if (issuer.pendingEmail !== email || taken !== null) throw new DomainError("DEMANDE_LIEN_MORT");
    // Whoever reads the old mailbox does not come in any more
    await tx.issuerAccessToken.updateMany({
      where: { issuerId: id, consumedAt: null },
      data: { consumedAt: now },
    });
  } else if (issuer.emailVerifiedAt !== null) return;
  await tx.issuer.update({
    where: { id },
    data: {
      email,
      emailVerifiedAt: now,
      updatedAt: now,
      ...(changed ? { pendingEmail: null } : {}),
    },
  });
  await recordEntry(
    ctx,
    tx,
    now,
    { kind: "demandeur", issuerId: id },
    { action: "issuer_email_confirmed", details: { changed } },
  );
}

/**
 * « Continuer ma demande » (I5): the link is consumed, its address confirmed, a session opened; a mail
 * scanner that only reads it confirms nothing. Journal `issuer_email_confirmed`, `issuer_access_opened`.
 * @returns also whether he has begun requests: he then goes on from his space
 * @throws DEMANDE_LIEN_MORT when it is used, late or unknown
 */
export async function confirmEmail(
  ctx: Ctx,
  { issuerId, token }: IssuerLink,
): Promise<Opened & { begun: boolean }> {
  if (!isUuid(issuerId) || !isLinkToken(token)) throw new DomainError("DEMANDE_LIEN_MORT");
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const keyHash = sha256(token);
    const { count } = await tx.emailConfirmation.updateMany({
      where: { keyHash, issuerId, consumedAt: null, expiresAt: { gt: now } },
      data: { consumedAt: now },
    });
    if (count !== 1) throw new DomainError("DEMANDE_LIEN_MORT");
    const { email } = await tx.emailConfirmation.findUniqueOrThrow({ where: { keyHash } });
    await confirmAddress(ctx, tx, now, { issuerId, email });
    const begun = (await tx.structureRequest.count({ where: { issuerId } })) > 0;
    return { ...(await open(ctx, tx, now, issuerId)), begun };
  });
}
