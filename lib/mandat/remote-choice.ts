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

type RemoteSettings = Pick<Ctx["settings"], "MANDAT_DISTANCE">;

/** Methods offered now, in the order of the form: none when remote mandats are off (mandats §4.1). */
export const remoteMethods = (settings: RemoteSettings): readonly RemoteMethod[] =>
  settings.MANDAT_DISTANCE ? ["LEGACY"] : [];

/** Context of the encryption of a draft's number. */
const phoneContext = (draftId: string): string => `mandat_draft.user_phone:${draftId}`;

/** Columns of a draft that keep the choice. */
export const remoteColumns = (
  ctx: Pick<Ctx, "cipher">,
  draftId: string,
  choice: RemoteChoice | undefined,
) => ({
  isRemote: choice !== undefined,
  remoteMethod: choice?.method ?? null,
  userPhone: choice?.method === "SMS" ? ctx.cipher.seal(choice.phone, phoneContext(draftId)) : null,
});

/** Number of a draft in clear, for its own aidant or the identification of its usager. */
export const draftPhone = (
  ctx: Pick<Ctx, "cipher">,
  draft: Pick<MandatDraft, "id" | "userPhone">,
): string | null =>
  draft.userPhone === null ? null : ctx.cipher.open(draft.userPhone, phoneContext(draft.id));
