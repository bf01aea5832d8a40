import { smsConsentOffered } from "@/lib/consentement/availability";
import type { Ctx } from "@/lib/context.types";
import type { MandatDraft } from "@/lib/generated/prisma/client";

export type RemoteMethod = "LEGACY" | "SMS";

/** How a mandat will be concluded at a distance (mandats §4.2); absent means face to face. */
export type RemoteChoice = { method: "LEGACY" } | { method: "SMS"; /** E.164. */ phone: string };

export const REMOTE_METHODS: Readonly<Record<RemoteMethod, { label: string; hint: string }>> = {
  LEGACY: {
    label: "Par signature sur papier",
    hint: "Vous imprimez le mandat et le faites signer dès que possible. Votre structure garde la preuve de l'accord de la personne.",
  },
  SMS: {
    label: "Par SMS",
    hint: "La personne répond à un SMS qui lui demande son accord. Rien n'est enregistré avant sa réponse.",
  },
};

/** Methods offered now, in the order of the form: none when remote mandats are off (mandats §4.1). */
export function remoteMethods(settings: Ctx["settings"]): readonly RemoteMethod[] {
  if (!settings.MANDAT_DISTANCE) return [];
  return smsConsentOffered(settings) ? ["LEGACY", "SMS"] : ["LEGACY"];
}

/** Context of the encryption of a draft's number. */
const phoneContext = (draftId: string): string => `mandat_draft.user_phone:${draftId}`;

/** Number of a draft in clear, for its own aidant or the identification of its usager. */
export const draftPhone = (
  ctx: Pick<Ctx, "cipher">,
  draft: Pick<MandatDraft, "id" | "userPhone">,
): string | null =>
  draft.userPhone === null ? null : ctx.cipher.open(draft.userPhone, phoneContext(draft.id));

export const sealDraftPhone = (ctx: Pick<Ctx, "cipher">, draftId: string, phone: string): string =>
  ctx.cipher.seal(phone, phoneContext(draftId));
