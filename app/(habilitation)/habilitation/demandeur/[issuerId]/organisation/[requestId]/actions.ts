"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { requireIssuerScope, type IssuerScope } from "@/lib/auth/require-issuer";
import type { Ctx } from "@/lib/context.types";
import { aidantSchema, aidantsSchema } from "@/lib/habilitation/aidants-schema";
import {
  ADD,
  addRow,
  FILL,
  FILL_MANAGER,
  fillRow,
  INTENT,
  REMOVE,
  removeRow,
} from "@/lib/habilitation/intents";
import { managerSchema } from "@/lib/habilitation/manager-schema";
import { requestPath, spacePath, type RequestPage } from "@/lib/habilitation/paths";
import { readRequest } from "@/lib/habilitation/read-request";
import { consentsSchema, messageSchema } from "@/lib/habilitation/request-schemas";
import { editAidant, removeAidant, saveAidants } from "@/lib/habilitation/save-aidants";
import { saveManager } from "@/lib/habilitation/save-manager";
import { submitRequest } from "@/lib/habilitation/submit-request";
import { withdrawRequest } from "@/lib/habilitation/withdraw-request";
import { writeMessage } from "@/lib/habilitation/write-message";
import { setFlash } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { followingSchema } from "./schemas";

type Typed = ReadonlyMap<string, readonly string[]>;

const isSecure = (ctx: Ctx): boolean => ctx.settings.APP_URL.startsWith("https:");
const pageOf = ({ issuer, requestId }: IssuerScope, page: RequestPage): string =>
  requestPath(issuer.issuerId, requestId, page);

async function leave(ctx: Ctx, scope: IssuerScope, page: RequestPage, flash: FlashCode) {
  await setFlash(flash, isSecure(ctx));
  return redirect(pageOf(scope, page));
}

const valuesOf = (typed: Typed): Record<string, readonly string[]> =>
  Object.fromEntries([...typed].filter(([name]) => name !== INTENT));
const intentOf = (typed: Typed): string => typed.get(INTENT)?.at(-1) ?? "";

/** Step 4; « Remplir avec les informations du demandeur » only changes what is shown. */
export const saveManagerAction = defineAction({
  actor: requireIssuerScope,
  schema: managerSchema.and(followingSchema),
  reshape: async (_ctx, { issuer }, typed) => {
    if (intentOf(typed) !== FILL) return undefined;
    const { firstName, lastName, profession, email } = issuer;
    return {
      ...valuesOf(typed),
      firstName: [firstName],
      lastName: [lastName],
      profession: [profession],
      email: [email],
    };
  },
  run: async (ctx, { issuer, requestId }, { retour, ...input }) => {
    await saveManager(ctx, issuer, { ...input, requestId });
    return retour;
  },
  onSuccess: (next, _ctx, scope) => redirect(pageOf(scope, next)),
});

async function reshapeAidants(ctx: Ctx, scope: IssuerScope, typed: Typed) {
  const intent = intentOf(typed);
  const values = valuesOf(typed);
  if (intent.startsWith(REMOVE)) return removeRow(values, intent.slice(REMOVE.length));
  if (intent === FILL_MANAGER) {
    const { manager } = (await readRequest(ctx, scope.issuer, scope.requestId)).request;
    if (manager === null) return values;
    const { firstName, lastName, profession, email } = manager;
    return fillRow(values, { firstName, lastName, profession, email });
  }
  if (intent !== ADD) return undefined;
  // What is wrong is told first; the ordinary way does it
  const flat = Object.fromEntries([...typed].map(([name, all]) => [name, all.at(-1)]));
  return aidantsSchema.safeParse(flat).success ? addRow(values) : undefined;
}

/** Step 5: the whole list; adding and removing rows stores nothing. */
export const saveAidantsAction = defineAction({
  actor: requireIssuerScope,
  schema: aidantsSchema,
  reshape: reshapeAidants,
  run: (ctx, { issuer, requestId }, rows) => saveAidants(ctx, issuer, { requestId, rows }),
  onSuccess: (_done, _ctx, scope) => redirect(pageOf(scope, "validation")),
});

const aidantField = z.object({ aidant: z.string() });

export const editAidantAction = defineAction({
  actor: requireIssuerScope,
  schema: aidantSchema.and(aidantField),
  run: (ctx, { issuer, requestId }, { aidant: aidantId, ...person }) =>
    editAidant(ctx, issuer, { requestId, aidantId, person }),
  onSuccess: (_done, ctx, scope) => leave(ctx, scope, "validation", "aidant-modifie"),
});

export const removeAidantAction = defineAction({
  actor: requireIssuerScope,
  schema: aidantField,
  run: (ctx, { issuer, requestId }, { aidant: aidantId }) =>
    removeAidant(ctx, issuer, { requestId, aidantId }),
  onSuccess: (_done, ctx, scope) => leave(ctx, scope, "validation", "aidant-supprime"),
});

/** « Valider et envoyer la demande ». */
export const submitRequestAction = defineAction({
  actor: requireIssuerScope,
  schema: consentsSchema,
  run: (ctx, { issuer, requestId }) => submitRequest(ctx, issuer, { requestId }),
  onSuccess: (_done, ctx, scope) => leave(ctx, scope, "voir", "demande-envoyee"),
});

/** « Retirer ma demande », once confirmed. */
export const withdrawRequestAction = defineAction({
  actor: requireIssuerScope,
  schema: z.object({}),
  run: (ctx, { issuer, requestId }) => withdrawRequest(ctx, issuer, { requestId }),
  onSuccess: async (_done, ctx, { issuer }) => {
    await setFlash("demande-retiree", isSecure(ctx));
    redirect(spacePath(issuer.issuerId));
  },
});

export const writeMessageAction = defineAction({
  actor: requireIssuerScope,
  schema: messageSchema,
  run: (ctx, { issuer, requestId }, { content }) =>
    writeMessage(ctx, issuer, { requestId, content }),
  onSuccess: (_done, ctx, scope) => leave(ctx, scope, "voir", "message-envoye"),
});
