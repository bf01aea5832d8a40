"use server";
import { redirect } from "next/navigation";
import { meansHref } from "@/components/moyens/means-paths";
import { memberHref } from "@/components/referent/member-texts";
import { defineAction } from "@/lib/actions/define-action";
import type { ReferentActor } from "@/lib/auth/actor";
import { requireMeansReferent } from "@/lib/auth/require";
import { rotateSession } from "@/lib/auth/rotate-session";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { keepSession } from "@/lib/auth/visitor";
import { cardCodeSchema, type CardAnswer, type CardCodeInput } from "@/lib/carte-totp/card-attempt";
import { confirmApplication, confirmApplicationSchema } from "@/lib/carte-totp/confirm-application";
import {
  dissociateApplication,
  dissociateCard,
  unlinkApplicationSchema,
  unlinkCardSchema,
} from "@/lib/carte-totp/dissociate";
import { linkCard, linkCardSchema } from "@/lib/carte-totp/link-card";
import {
  openApplicationSchema,
  openPendingApplication,
} from "@/lib/carte-totp/pending-application";
import { resynchroniseCard } from "@/lib/carte-totp/resynchronise-card";
import { validateCard } from "@/lib/carte-totp/validate-card";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";

const actor = (ctx: Ctx, field: (name: string) => string): Promise<ReferentActor> =>
  requireMeansReferent(ctx, field("personne"));

async function say(ctx: Ctx, flash: FlashCode, path: string): Promise<never> {
  await setFlash(flash, ctx.settings.APP_URL.startsWith("https:"));
  redirect(path);
}

interface Done<R> {
  userId: string;
  result: R;
}

/** Runs an act and remembers whom it was about, for the page that follows. */
const about =
  <I extends { personne: string }, R>(act: (ctx: Ctx, by: ReferentActor, input: I) => Promise<R>) =>
  async (ctx: Ctx, by: ReferentActor, input: I): Promise<Done<R>> => ({
    userId: input.personne,
    result: await act(ctx, by, input),
  });

/** A means of one's own widens what the session may do: it gets another identifier (§3.10). */
async function renewOwn(ctx: Ctx, by: ReferentActor, userId: string): Promise<void> {
  const session = userId === by.userId ? await rotateSession(ctx, by.sessionId) : null;
  if (session !== null) await keepSession(session);
}

export const linkCardAction = defineAction({
  actor,
  schema: linkCardSchema,
  run: about(linkCard),
  onSuccess: ({ userId }: Done<void>, ctx) =>
    say(ctx, "carte-liee", meansHref(userId, "valider-carte")),
});

type CardAct = (ctx: Ctx, by: ReferentActor, input: CardCodeInput) => Promise<CardAnswer>;

const cardAction = (act: CardAct, page: "valider-carte" | "resynchroniser-carte") =>
  defineAction({
    actor,
    schema: cardCodeSchema,
    secrets: ["code"],
    run: about(act),
    onSuccess: async ({ userId, result }: Done<CardAnswer>, ctx, by) => {
      if (result === "next") redirect(meansHref(userId, page));
      await renewOwn(ctx, by, userId);
      const flash = page === "valider-carte" ? "carte-validee" : "carte-resynchronisee";
      return say(ctx, flash, memberHref(userId));
    },
  });

export const validateCardAction = cardAction(validateCard, "valider-carte");
export const resynchroniseCardAction = cardAction(resynchroniseCard, "resynchroniser-carte");

export const showQrAction = defineAction({
  actor,
  schema: openApplicationSchema,
  run: about(openPendingApplication),
  onSuccess: ({ userId }: Done<void>) => redirect(meansHref(userId, "ajouter-otp-app")),
});

export const confirmApplicationAction = defineAction({
  actor,
  schema: confirmApplicationSchema,
  secrets: ["code"],
  run: about(confirmApplication),
  onSuccess: async ({ userId }: Done<void>, ctx, by) => {
    await renewOwn(ctx, by, userId);
    return say(ctx, "application-liee", memberHref(userId));
  },
});

/** One's own sessions end with one's means: the sign-in page says so. */
const unlinked =
  (flash: FlashCode) => (done: Done<{ done: boolean }>, ctx: Ctx, by: ReferentActor) => {
    if (!done.result.done) redirect(memberHref(done.userId));
    if (done.userId === by.userId) return say(ctx, "moyen-delie", LOGIN_PATH);
    return say(ctx, flash, memberHref(done.userId));
  };

export const unlinkCardAction = defineAction({
  actor,
  schema: unlinkCardSchema,
  run: about(dissociateCard),
  onSuccess: unlinked("carte-deliee"),
});

export const unlinkApplicationAction = defineAction({
  actor,
  schema: unlinkApplicationSchema,
  run: about(dissociateApplication),
  onSuccess: unlinked("application-deliee"),
});
