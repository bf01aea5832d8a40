"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { requireAidant } from "@/lib/auth/require";
import { askConsent } from "@/lib/consentement/ask-consent";
import { consentPaths } from "@/lib/consentement/paths";
import { currentDraftId } from "@/lib/http/draft-cookie";
import { smsSenderOf } from "@/lib/sms/sender";
import { orLeaveForm } from "../mandats/leave";

/** « Envoyer la demande de consentement par SMS », and sending it again: pressed twice, one SMS. */
export const askConsentAction = defineAction({
  actor: requireAidant,
  schema: z.object({ encore: z.literal("on").optional() }),
  run: async (ctx, actor, { encore }) => {
    const asking = encore === "on" ? "again" : "first";
    const input = { draftId: await currentDraftId(), asking } as const;
    return orLeaveForm(ctx, askConsent(ctx, actor, input, smsSenderOf(ctx)));
  },
  onSuccess: (draft) => redirect(consentPaths(draft).waiting),
});
