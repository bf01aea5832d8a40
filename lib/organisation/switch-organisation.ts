import { z } from "zod";
import type { MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { WITHOUT_LEG } from "@/lib/mandat/draft-status";

const CLOSED = ["CONSUMED", "EXPIRED", "ABANDONED", "DENIED"] as const;

/**
 * A member makes another of their active organisations the current one, for this session and the next
 * sign-ins (mandats §6, « Switching »). Drafts of the former one in this session are abandoned.
 * Journal `switch_organisation`. Choosing the session's own again only makes it
 * that of the next sign-ins.
 * @throws ORGANISATION_NOT_SELECTABLE: not a member, inactive or unknown, alike
 */
export async function switchOrganisation(
  ctx: Ctx,
  actor: MemberActor,
  target: string,
): Promise<void> {
  const now = ctx.clock.now();
  const { userId, sessionId, organisationId: previous } = actor;
  const parsed = z.uuid().safeParse(target);
  if (!parsed.success) throw new DomainError("ORGANISATION_NOT_SELECTABLE");
  const organisationId = parsed.data.toLowerCase();
  await inTransaction(ctx, async (tx) => {
    const membership = await tx.membership.findFirst({
      where: { userId, organisationId, organisation: { deactivatedAt: null } },
    });
    if (!membership) throw new DomainError("ORGANISATION_NOT_SELECTABLE");
    // The account before the session: a signature locks them in this order.
    await tx.user.update({
      where: { id: userId },
      data: { currentOrganisationId: organisationId },
    });
    if (organisationId === previous) return;
    await tx.session.updateMany({ where: { id: sessionId, userId }, data: { organisationId } });
    await tx.mandatDraft.updateMany({
      where: {
        aidantId: userId,
        organisationId: previous,
        status: { notIn: [...CLOSED] },
        OR: [{ loginSessionId: null }, { loginSessionId: sessionId }],
      },
      data: { status: "ABANDONED", ...WITHOUT_LEG, updatedAt: now },
    });
    const author = { kind: actor.kind, userId, organisationId };
    const details = { previousOrganisationId: previous };
    await recordEntry(ctx, tx, now, author, { action: "switch_organisation", details });
  });
}

const RESOURCE = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;
/** Screens of the mandat being prepared, which a switch abandons. */
const DRAFT_SCREEN = /^\/espace-aidant\/creation_mandat\/(recapitulatif|visualisation|a_distance)/;

/** Whether an address names a record or a draft, which belongs to the former organisation. */
export const namesResource = (path: string): boolean =>
  RESOURCE.test(path) || DRAFT_SCREEN.test(path);
