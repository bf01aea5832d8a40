"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { requireIssuerScope } from "@/lib/auth/require-issuer";
import { checkSiret } from "@/lib/habilitation/check-siret";
import { choosePlace } from "@/lib/habilitation/choose-place";
import { newStructurePath, requestPath, siretPath } from "@/lib/habilitation/paths";
import { placeSchema, siretSchema } from "@/lib/habilitation/request-schemas";
import { createStructure, updateStructure } from "@/lib/habilitation/save-structure";
import { structureSchema } from "@/lib/habilitation/structure-schema";

/** « Rechercher » (F2). */
export const checkSiretAction = defineAction({
  actor: requireIssuerScope,
  schema: siretSchema,
  run: (ctx, { issuer }, input) => checkSiret(ctx, issuer, input),
  onSuccess: ({ checkId }, _ctx, { issuer }) =>
    redirect(`${siretPath(issuer.issuerId)}?recherche=${checkId}`),
});

/** Answer to « Résultats de la recherche » (F2). */
export const choosePlaceAction = defineAction({
  actor: requireIssuerScope,
  schema: placeSchema,
  run: (ctx, { issuer }, input) => choosePlace(ctx, issuer, input),
  onSuccess: ({ siret }, _ctx, { issuer }) => redirect(newStructurePath(issuer.issuerId, siret)),
});

/** First save of the structure (F3): what is posted as SIRET must be that of a check. */
export const createStructureAction = defineAction({
  actor: requireIssuerScope,
  schema: structureSchema.and(z.object({ siret: z.string().default("") })),
  run: (ctx, { issuer }, input) => createStructure(ctx, issuer, input),
  onSuccess: ({ requestId }, _ctx, { issuer }) =>
    redirect(requestPath(issuer.issuerId, requestId, "referent")),
});

/** Later saves of the structure. */
export const updateStructureAction = defineAction({
  actor: requireIssuerScope,
  schema: structureSchema,
  run: (ctx, { issuer, requestId }, input) => updateStructure(ctx, issuer, { ...input, requestId }),
  onSuccess: (_done, _ctx, { issuer, requestId }) =>
    redirect(requestPath(issuer.issuerId, requestId, "validation")),
});
