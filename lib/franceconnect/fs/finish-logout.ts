import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sameText, sha256 } from "@/lib/crypto/hash";
import { isFcFailure, type FcFailure } from "./failure";
import { findSessionDraft } from "./session-draft";

export type FinishedLogout =
  | { kind: "recap"; draftId: string }
  | { kind: "failed"; failure: FcFailure }
  | { kind: "not-identified" }
  | { kind: "no-draft" };

/**
 * Return from FranceConnect's logout (franceconnect §2.1, decision 65): the recap follows whatever
 * FranceConnect answered; the right state, used once, also drops the ID token.
 */
export async function finishFcLogout(
  ctx: Ctx,
  actor: AidantActor,
  state: string | null,
): Promise<FinishedLogout> {
  const draft = await findSessionDraft(ctx, actor);
  if (!draft) return { kind: "no-draft" };
  const { logoutStateHash } = draft;
  const ours =
    state !== null && logoutStateHash !== null && sameText(logoutStateHash, sha256(state));
  if (ours) {
    await ctx.db.mandatDraft.updateMany({
      where: { id: draft.id, logoutStateHash },
      data: { idToken: null, logoutStateHash: null, updatedAt: ctx.clock.now() },
    });
  }
  if (draft.status === "IDENTIFIED") return { kind: "recap", draftId: draft.id };
  if (ours && isFcFailure(draft.fcFailure)) return { kind: "failed", failure: draft.fcFailure };
  return { kind: "not-identified" };
}
