"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import type { ReferentActor } from "@/lib/auth/actor";
import { requireUnequippedReferent } from "@/lib/auth/require";
import { rotateSession } from "@/lib/auth/rotate-session";
import { LOGIN_PATH, REFERENT_PATH } from "@/lib/auth/session-paths";
import { keepSession } from "@/lib/auth/visitor";
import { confirmApplication, confirmApplicationSchema } from "@/lib/carte-totp/confirm-application";
import {
  openApplicationSchema,
  openPendingApplication,
} from "@/lib/carte-totp/pending-application";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { deferTunnel } from "@/lib/premiere-connexion/defer-tunnel";
import { TUNNEL_PATHS } from "@/lib/premiere-connexion/paths";

/** « Faire plus tard »: a POST, so that no address does it. */
export const deferTunnelAction = defineAction({
  actor: requireUnequippedReferent,
  schema: z.object({}),
  run: (ctx, actor) => deferTunnel(ctx, actor),
  onSuccess: () => redirect(REFERENT_PATH),
});

/** Shows the QR code; the same as long as it lives, another when asked for. */
export const showQrAction = defineAction({
  actor: requireUnequippedReferent,
  // the form says for which structure it was shown; whom it is about is the actor, whatever is posted
  schema: openApplicationSchema.omit({ personne: true }),
  run: (ctx, actor, input) =>
    openPendingApplication(ctx, actor, { ...input, personne: actor.userId }),
  onSuccess: () => redirect(TUNNEL_PATHS.scan),
});

/** Refusals after which another QR code is to be scanned: the page is shown again with it. */
const QR_FLASHES: Readonly<Record<string, FlashCode>> = {
  QR_PERIME: "qr-perime",
  QR_REMPLACE: "qr-remplace",
};

/** The session gets a new identifier with its new rights (auth-referent §3.10). */
async function confirmOwn(
  ctx: Ctx,
  actor: ReferentActor,
  { organisation, code }: { organisation: string; code: string },
): Promise<string | null> {
  try {
    await confirmApplication(ctx, actor, { organisation, code, personne: actor.userId });
  } catch (error) {
    const flash = error instanceof DomainError ? QR_FLASHES[error.code] : undefined;
    if (flash === undefined) throw error;
    await setFlash(flash, ctx.settings.APP_URL.startsWith("https:"));
    redirect(TUNNEL_PATHS.scan);
  }
  return rotateSession(ctx, actor.sessionId);
}

export const confirmOwnAction = defineAction({
  actor: requireUnequippedReferent,
  schema: confirmApplicationSchema.omit({ personne: true }),
  secrets: ["code"],
  run: confirmOwn,
  onSuccess: async (session) => {
    if (session === null) redirect(LOGIN_PATH);
    await keepSession(session);
    redirect(TUNNEL_PATHS.done);
  },
});
