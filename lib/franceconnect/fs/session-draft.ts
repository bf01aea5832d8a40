import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { MandatDraft, Prisma } from "@/lib/generated/prisma/client";
import { OPEN_DRAFT_STATUSES } from "@/lib/mandat/draft-status";

/**
 * The draft whose FranceConnect leg belongs to this very sign-in session (franceconnect §2.1): same
 * aidant, same organisation, same session. Another browser of the same aidant has none.
 */
export const sessionDraftWhere = (actor: AidantActor) =>
  ({
    aidantId: actor.userId,
    organisationId: actor.organisationId,
    loginSessionId: actor.sessionId,
    kind: "NEW",
    status: { in: [...OPEN_DRAFT_STATUSES] },
  }) satisfies Prisma.MandatDraftWhereInput;

export const findSessionDraft = (ctx: Ctx, actor: AidantActor): Promise<MandatDraft | null> =>
  ctx.db.mandatDraft.findFirst({ where: sessionDraftWhere(actor) });

/** The leg counts until its last instant included; the draft too. */
export const isLegOver = (draft: MandatDraft, now: Date): boolean =>
  draft.expiresAt < now || draft.legExpiresAt === null || draft.legExpiresAt < now;

/** Context of the encryption of the ID token kept until FranceConnect's logout. */
export const idTokenContext = (draftId: string): string => `mandat_draft.id_token:${draftId}`;
