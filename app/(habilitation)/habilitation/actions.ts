"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { settle } from "@/lib/auth/settle";
import { keepIssuer, requireIssuerScope } from "@/lib/auth/require-issuer";
import { accessSchema } from "@/lib/habilitation/request-schemas";
import { confirmEmail, openAccess } from "@/lib/habilitation/open-issuer-link";
import {
  FOLLOW_PATH,
  requestPath,
  siretPath,
  spacePath,
  waitingPath,
} from "@/lib/habilitation/paths";
import { issuerSchema } from "@/lib/habilitation/person-schema";
import { requestAccess } from "@/lib/habilitation/request-access";
import { resendConfirmation } from "@/lib/habilitation/resend-confirmation";
import { submitIssuer } from "@/lib/habilitation/submit-issuer";
import { updateIssuer } from "@/lib/habilitation/update-issuer";
import { setFlash } from "@/lib/http/flash";
import { linkSchema, resendSchema, returnSchema } from "./schemas";

const nobody = () => Promise.resolve(null);

/** Step 1: whatever the address, one answer, which takes the same time. */
export const submitIssuerAction = defineAction({
  actor: nobody,
  schema: issuerSchema,
  run: async (ctx, _visitor, input) => {
    const startedAt = ctx.clock.now();
    const submitted = await submitIssuer(ctx, input);
    await settle(ctx, startedAt);
    return submitted;
  },
  onSuccess: ({ issuerId }) => redirect(waitingPath(issuerId)),
});

/** « Renvoyer l'email de confirmation ». */
export const resendAction = defineAction({
  actor: nobody,
  schema: resendSchema,
  run: async (ctx, _visitor, { demandeur }) => {
    await resendConfirmation(ctx, demandeur);
    return demandeur;
  },
  onSuccess: async (issuerId, ctx) => {
    await setFlash("confirmation-renvoyee", ctx.settings.APP_URL.startsWith("https:"));
    redirect(waitingPath(issuerId));
  },
});

/** « Suivre ma demande »: the same answer for every address, in the same time. */
export const requestAccessAction = defineAction({
  actor: nobody,
  schema: accessSchema,
  run: async (ctx, _visitor, { email }) => {
    const startedAt = ctx.clock.now();
    await requestAccess(ctx, email);
    await settle(ctx, startedAt);
  },
  onSuccess: async (_done, ctx) => {
    await setFlash("lien-demandeur-envoye", ctx.settings.APP_URL.startsWith("https:"));
    redirect(FOLLOW_PATH);
  },
});

/** « Continuer ma demande », from the mail of confirmation. */
export const confirmEmailAction = defineAction({
  actor: nobody,
  schema: linkSchema,
  secrets: ["lien"],
  run: async (ctx, _visitor, { demandeur: issuerId, lien: token }) => ({
    issuerId,
    ...(await confirmEmail(ctx, { issuerId, token })),
  }),
  onSuccess: async ({ issuerId, cookie, begun }) => {
    await keepIssuer(cookie);
    redirect(begun ? spacePath(issuerId) : siretPath(issuerId));
  },
});

/** « Ouvrir mon espace », from the mail of access. */
export const openAccessAction = defineAction({
  actor: nobody,
  schema: linkSchema,
  secrets: ["lien"],
  run: async (ctx, _visitor, { demandeur: issuerId, lien: token }) => ({
    issuerId,
    ...(await openAccess(ctx, { issuerId, token })),
  }),
  onSuccess: async ({ issuerId, cookie }) => {
    await keepIssuer(cookie);
    redirect(spacePath(issuerId));
  },
});

/** « Modifier le demandeur », from the space or from a request. */
export const updateIssuerAction = defineAction({
  actor: requireIssuerScope,
  schema: issuerSchema.and(returnSchema),
  run: async (ctx, { issuer }, { retour, ...input }) => ({
    retour,
    ...(await updateIssuer(ctx, issuer, input)),
  }),
  onSuccess: async ({ pending, retour }, ctx, { issuer, requestId }) => {
    const flash = pending ? "demandeur-adresse-en-attente" : "demandeur-enregistre";
    await setFlash(flash, ctx.settings.APP_URL.startsWith("https:"));
    redirect(
      retour === "demande"
        ? requestPath(issuer.issuerId, requestId, "validation")
        : spacePath(issuer.issuerId),
    );
  },
});
