"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { currentSession } from "@/lib/auth/require";
import { HOME_PATH, REFERENT_PATH } from "@/lib/auth/session-paths";
import { settle } from "@/lib/auth/settle";
import { isLinkToken } from "@/lib/auth/unknown-links";
import { currentVisitor, keepSession, type Visitor } from "@/lib/auth/visitor";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { setFlash } from "@/lib/http/flash";
import { errorPath } from "@/lib/http/handle";
import { openFirstConnection, openFirstConnectionSchema } from "@/lib/premiere-connexion/open";
import { firstLoginLinkPath } from "@/lib/premiere-connexion/paths";
import { resendCode, resendCodeSchema } from "@/lib/premiere-connexion/resend";

/** Somebody signed in opens no second session over the first. */
async function visitor(ctx: Ctx): Promise<Visitor> {
  if ((await currentSession(ctx)).state === "live") redirect(HOME_PATH);
  return currentVisitor();
}

const pageOf = (token: string): string => firstLoginLinkPath(isLinkToken(token) ? token : "-");

/** A pause has a page with its status; a dead link says so on its own page. */
async function orLeave<T>(ctx: Ctx, token: string, work: Promise<T>): Promise<T> {
  const startedAt = ctx.clock.now();
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.options.retryAfterSeconds !== undefined) redirect(errorPath(error));
    if (error.code === "PREMIERE_CONNEXION_PERIMEE") redirect(pageOf(token));
    await settle(ctx, startedAt);
    throw error;
  }
}

export const openFirstConnectionAction = defineAction({
  actor: visitor,
  schema: openFirstConnectionSchema,
  secrets: ["code", "token"],
  run: (ctx, { marker }, input) =>
    orLeave(ctx, input.token, openFirstConnection(ctx, input, marker)),
  onSuccess: async (opened) => {
    await keepSession(opened.session, opened.marker);
    redirect(REFERENT_PATH);
  },
});

export const resendCodeAction = defineAction({
  actor: visitor,
  schema: resendCodeSchema,
  secrets: ["token"],
  run: async (ctx, _visitor, input) => {
    await orLeave(ctx, input.token, resendCode(ctx, input));
    return pageOf(input.token);
  },
  onSuccess: async (page, ctx) => {
    await setFlash("code-renvoye", ctx.settings.APP_URL.startsWith("https:"));
    redirect(page);
  },
});
