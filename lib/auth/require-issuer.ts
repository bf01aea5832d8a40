import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Ctx } from "@/lib/context.types";
import { isUuid } from "@/lib/db/uuid";
import type { IssuerActor } from "@/lib/habilitation/issuer-actor";
import {
  ISSUER_COOKIE,
  ISSUER_COOKIE_SECONDS,
  readIssuerSession,
} from "@/lib/habilitation/issuer-session";
import { ISSUER_FIELD, NEW_LINK_PATH, REQUEST_FIELD, waitingPath } from "@/lib/habilitation/paths";

/** The issuer whose cookie this browser holds, if any. */
export async function currentIssuer(ctx: Ctx): Promise<IssuerActor | null> {
  return readIssuerSession(ctx, (await cookies()).get(ISSUER_COOKIE)?.value);
}

/**
 * Guard of the pages and actions of an issuer (habilitation §3), in the order of the chapter: he exists,
 * his e-mail is confirmed, this browser holds his cookie. The identifier of the address is no secret and
 * opens nothing. Leaves the page when refused.
 */
export async function requireIssuer(ctx: Ctx, issuerId: string): Promise<IssuerActor> {
  if (!isUuid(issuerId)) notFound();
  const issuer = await ctx.db.issuer.findUnique({
    where: { id: issuerId },
    select: { emailVerifiedAt: true },
  });
  if (issuer === null) notFound();
  if (issuer.emailVerifiedAt === null) redirect(waitingPath(issuerId));
  const actor = await currentIssuer(ctx);
  if (actor?.issuerId !== issuerId) redirect(NEW_LINK_PATH);
  return actor;
}

/** Somebody who files requests, and the request that his form is about, as it says. */
export interface IssuerScope {
  issuer: IssuerActor;
  requestId: string;
}

/** Guard of actions: the hidden fields say whose form it is, the cookie and the queries decide. */
export async function requireIssuerScope(
  ctx: Ctx,
  field: (name: string) => string,
): Promise<IssuerScope> {
  const issuer = await requireIssuer(ctx, field(ISSUER_FIELD));
  return { issuer, requestId: field(REQUEST_FIELD) };
}

/** Gives the cookie of an issuer to this browser; from a server action. */
export async function keepIssuer(cookie: string): Promise<void> {
  const options = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;
  (await cookies()).set(ISSUER_COOKIE, cookie, { ...options, maxAge: ISSUER_COOKIE_SECONDS });
}
