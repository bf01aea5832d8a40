"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireSteppedReferent } from "@/lib/auth/require";
import type { Ctx } from "@/lib/context.types";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { resumeAccount } from "@/lib/compte/resume-account";
import { memberActSchema } from "@/lib/referent/act-schema";
import { deactivateMember, deactivateMemberSchema } from "@/lib/referent/deactivate-member";
import { moveMember, moveMemberSchema, readMoveChoices } from "@/lib/referent/move-member";
import { reactivateMember } from "@/lib/referent/reactivate-member";
import { designateReferent, withdrawReferent } from "@/lib/referent/referent-right";
import { ORGANISATION_FIELD, requireSameOrganisation } from "@/lib/referent/same-organisation";

const AIDANTS = "/espace-referent/aidants/";
const REFERENTS = "/espace-referent/referents/";

async function leave(ctx: Ctx, flash: FlashCode, path: string): Promise<never> {
  await setFlash(flash, ctx.settings.APP_URL.startsWith("https:"));
  redirect(path);
}

/** « Désactiver »: the account, or its place in the current structure. */
export const deactivateMemberAction = defineAction({
  actor: requireSteppedReferent,
  schema: deactivateMemberSchema,
  run: deactivateMember,
  onSuccess: ({ accountDeactivated, wasReferent }, ctx) =>
    leave(
      ctx,
      accountDeactivated ? "membre-desactive" : "membre-retire",
      wasReferent ? REFERENTS : AIDANTS,
    ),
});

/** « Réactiver ». */
export const reactivateMemberAction = defineAction({
  actor: requireSteppedReferent,
  schema: memberActSchema,
  run: reactivateMember,
  onSuccess: (_done, ctx) => leave(ctx, "membre-reactive", AIDANTS),
});

/** « Modifier l'organisation ». */
export const moveMemberAction = defineAction({
  actor: requireSteppedReferent,
  schema: async (ctx, actor) =>
    moveMemberSchema((await readMoveChoices(ctx, actor)).map(({ id }) => id)),
  lists: ["structures"],
  run: moveMember,
  onSuccess: (_done, ctx) => leave(ctx, "structures-modifiees", AIDANTS),
});

/** « Désigner comme référent ». */
export const designateReferentAction = defineAction({
  actor: requireSteppedReferent,
  schema: memberActSchema,
  run: designateReferent,
  onSuccess: (_done, ctx) => leave(ctx, "referent-designe", REFERENTS),
});

/** « Retirer le statut de référent ». */
export const withdrawReferentAction = defineAction({
  actor: requireSteppedReferent,
  schema: memberActSchema,
  run: withdrawReferent,
  onSuccess: (_done, ctx) => leave(ctx, "referent-retire", REFERENTS),
});

/** « Rétablir la connexion »: new browsers are accepted again. */
export const resumeMemberAction = defineAction({
  actor: requireSteppedReferent,
  schema: memberActSchema,
  run: (ctx, actor, input) => {
    requireSameOrganisation(actor, input[ORGANISATION_FIELD]);
    return resumeAccount(ctx, actor, input.user);
  },
  onSuccess: (userId, ctx) => leave(ctx, "compte-reprise", `/espace-referent/aidant/${userId}/`),
});
