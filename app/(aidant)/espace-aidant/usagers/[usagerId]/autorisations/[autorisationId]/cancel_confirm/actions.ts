"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { revokeAutorisationSchema } from "@/lib/mandat/revocation-schema";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { orLeaveForm } from "@/app/(aidant)/espace-aidant/mandats/leave";

/** « Révoquer l'autorisation »: sent twice, it shows the same end. */
export const revokeAutorisationAction = defineAction({
  actor: requireAidant,
  schema: revokeAutorisationSchema,
  run: (ctx, actor, input) => orLeaveForm(ctx, revokeAutorisation(ctx, actor, input)),
  onSuccess: ({ usagerId, autorisationId }) =>
    redirect(`/espace-aidant/usagers/${usagerId}/autorisations/${autorisationId}/cancel_success`),
});
