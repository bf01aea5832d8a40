import { codeAttempt } from "@/lib/carte-totp/code-attempt";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { chooseOrganisation } from "@/lib/organisation/choose-organisation";
import { attemptLock, forgetCodeFailures } from "@/lib/throttle/code-throttle";
import { addMark, placeOf } from "./device-marker";
import { findLink, passageOf, type PendingLink } from "./link";
import { noteOrigin } from "./note-origin";
import { ownPathOr } from "./next-path";
import { openSession } from "./open-session";
import { loginRefusal } from "./request-login";

interface Opening {
  token: string;
  /** Value of BINDING_COOKIE in this browser. */
  binding: string | undefined;
  /** Value of MARKER_COOKIE in this browser. */
  marker: string | undefined;
  /** Six digits, asked when the browser is not the one that requested the link. */
  code: string | undefined;
}

export interface OpenedSession {
  /** Value of the session cookie. */
  session: string;
  /** New value of MARKER_COOKIE. */
  marker: string;
  /** Where to go: a path of this site. */
  next: string;
}

/**
 * One conditional update decides: unused, not expired, account active, device still confirmed, or bypass
 * code not replaced.
 */
async function claimLink(tx: Tx, link: PendingLink, now: Date): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    update login_request r set status = 'USED', used_at = ${now}
    from compte u
    where r.id = ${link.id}::uuid and r.status = 'SENT' and r.expires_at > ${now}
      and u.id = r.user_id and u.deactivated_at is null
      and (exists (select from otp_device d
             where d.id = r.device_id and d.user_id = r.user_id and d.confirmed_at is not null)
        or exists (select from bypass_code b
             where b.id = r.bypass_code_id and b.user_id = r.user_id))`;
  return claimed === 1;
}

/** @throws LINK_DEAD when another request was faster or the account may no longer sign in */
async function open(ctx: Ctx, tx: Tx, link: PendingLink, token: string): Promise<string> {
  const now = ctx.clock.now();
  const { user } = link;
  const memberships = await tx.membership.findMany({
    where: { userId: user.id },
    include: { organisation: { select: { deactivatedAt: true } } },
  });
  const organisationId = chooseOrganisation(memberships, user.currentOrganisationId);
  if (organisationId === null) throw new DomainError("LINK_DEAD");
  const claim = (userId: string) =>
    userId === user.id ? claimLink(tx, link, now) : Promise.resolve(false);
  const method = link.bypassCodeId === null ? {} : { method: "bypass" as const };
  const session = await openSession(ctx, tx, { user, organisationId, token, claim, ...method });
  if (session === null) throw new DomainError("LINK_DEAD");
  return session;
}

/**
 * Second step of sign-in (auth-referent §2.4), by POST only: consumes the link and opens a session in
 * the browser that pressed the button. The other links of the account end; beyond SESSION_MAX the
 * oldest session too. One transaction with the journal entry `connect_aidant`.
 * @throws LINK_DEAD, LINK_PAUSED; LOGIN_REFUSED, LOGIN_PAUSED when a code was asked
 */
export async function openLink(ctx: Ctx, opening: Opening): Promise<OpenedSession> {
  const link = await findLink(ctx, opening.token);
  if (!link) throw new DomainError("LINK_DEAD");
  const passage = passageOf(ctx, link, opening.binding);
  if (passage === "denied") throw new DomainError("LINK_DEAD");
  const { email, id: userId } = link.user;
  const now = ctx.clock.now();
  const place = placeOf(ctx, opening.marker, email, now);
  const finish = async (tx: Tx) => {
    const session = await open(ctx, tx, link, opening.token);
    await forgetCodeFailures(ctx, tx, { email, place });
    await noteOrigin(ctx, tx, link.user, { otherBrowser: passage === "code" });
    return session;
  };
  const holder = { email, userId, place, ipPrefix: ctx.origin?.ipPrefix || null };
  try {
    const session =
      passage === "open"
        ? await inTransaction(ctx, async (tx) => {
            // Links of one account follow one another, as its codes do.
            await lockName(tx, attemptLock(ctx, email));
            return finish(tx);
          })
        : await codeAttempt(ctx, holder, opening.code ?? "", async (tx, consume) => {
            await consume();
            return finish(tx);
          });
    const marker = addMark(ctx, opening.marker, email, now);
    return { session, marker, next: ownPathOr(link.next) };
  } catch (error) {
    throw loginRefusal(error);
  }
}
