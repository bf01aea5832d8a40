"use server";
import { redirect } from "next/navigation";
import { orLeaveForm } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { revokeMandatSchema } from "@/lib/mandat/revocation-schema";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";

/** « Révoquer le mandat »: sent twice, it shows the same end. */
export const revokeMandatAction = defineAction({
  actor: requireAidant,
  schema: revokeMandatSchema,
  run: (ctx, actor, input) => orLeaveForm(ctx, revokeMandat(ctx, actor, input)),
  onSuccess: (mandatId) => redirect(`/espace-aidant/mandats/${mandatId}/cancel_success`),
});
