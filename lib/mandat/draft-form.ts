import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import type { MandatDraft } from "@/lib/generated/prisma/client";
import { OPEN_DRAFT_STATUSES } from "./draft-status";
import { nationalPhone } from "@/lib/telephone/display";
import { isOfferedDuree, type OfferedDuree } from "./duration";
import { draftPhone, remoteMethods, type RemoteMethod } from "./remote-choice";

export interface CreationForm {
  organisationId: string;
  organisationName: string;
  severalOrganisations: boolean;
  allowedDemarches: readonly DemarcheKey[];
  /** Choices of the draft in progress, to be offered again. */
  demarches: readonly DemarcheKey[];
  duree: OfferedDuree | null;
  remote: RemoteForm;
  /** Whom to tell that an SMS cannot be sent. */
  contactEmail: string;
}

/** The remote block of a form (mandats §4.2). */
export interface RemoteForm {
  /** Ways to conclude at a distance offered now; the block is absent with none. */
  methods: readonly RemoteMethod[];
  /** Choices to be offered again. */
  method: RemoteMethod | null;
  /** As people write it. */
  phone: string;
}

/** The remote block, prefilled from an own draft if it chose one of the methods still offered. */
export function remoteForm(
  ctx: Pick<Ctx, "settings" | "cipher">,
  draft: Pick<MandatDraft, "id" | "userPhone" | "remoteMethod"> | null,
): RemoteForm {
  const methods = remoteMethods(ctx.settings);
  const method = methods.find((offered) => offered === draft?.remoteMethod) ?? null;
  const phone = draft && method === "SMS" ? draftPhone(ctx, draft) : null;
  return { methods, method, phone: phone === null ? "" : nationalPhone(phone) };
}

/** Démarches that the current organisation may ask for, in display order; for the form and its action. */
export async function allowedDemarches(ctx: Ctx, actor: AidantActor): Promise<DemarcheKey[]> {
  const organisation = await ctx.db.organisation.findFirst({
    where: { id: actor.organisationId, deactivatedAt: null },
    select: { allowedDemarches: true },
  });
  return inDisplayOrder(organisation?.allowedDemarches ?? []);
}

/** Whether the aidant must be told which organisation a mandat is for. */
export const isInSeveralOrganisations = async (ctx: Ctx, actor: AidantActor): Promise<boolean> =>
  (await ctx.db.membership.count({
    where: { userId: actor.userId, organisation: { deactivatedAt: null } },
  })) > 1;

/** Drafts whose choices are offered again: in progress, or ended by the conversation by SMS (§4.4.4). */
const RETRIED: readonly string[] = [...OPEN_DRAFT_STATUSES, "EXPIRED", "DENIED"];

/**
 * The aidant's own draft of this form for the current organisation, left or failed less than 24 h ago
 * (decision 42): its choices are offered again. Null once it became a mandat.
 */
export async function findOwnChoices(
  ctx: Ctx,
  actor: AidantActor,
  form: { kind: "NEW" } | { kind: "RENEWAL"; renewalOfId: string },
) {
  const latest = await ctx.db.mandatDraft.findFirst({
    where: {
      aidantId: actor.userId,
      organisationId: actor.organisationId,
      ...form,
      status: { not: "ABANDONED" },
      expiresAt: { gte: ctx.clock.now() },
    },
    orderBy: [{ createdAt: "desc" }, { updatedAt: "desc" }],
  });
  return latest && RETRIED.includes(latest.status) ? latest : null;
}

/** What the creation form shows (mandats §3.3), prefilled from the aidant's own choices. */
export async function creationForm(ctx: Ctx, actor: AidantActor): Promise<CreationForm> {
  const allowed = await allowedDemarches(ctx, actor);
  const draft = await findOwnChoices(ctx, actor, { kind: "NEW" });
  const duree = draft?.duree ?? null;
  return {
    organisationId: actor.organisationId,
    organisationName: actor.organisationName,
    severalOrganisations: await isInSeveralOrganisations(ctx, actor),
    allowedDemarches: allowed,
    demarches: inDisplayOrder((draft?.demarches ?? []).filter((key) => allowed.includes(key))),
    duree: duree !== null && isOfferedDuree(duree) ? duree : null,
    remote: remoteForm(ctx, draft),
    contactEmail: ctx.settings.CONTACT_EMAIL,
  };
}
