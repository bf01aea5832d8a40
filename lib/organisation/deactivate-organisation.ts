import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { Organisation } from "@/lib/generated/prisma/client";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { isUuid } from "@/lib/db/uuid";
import { enqueue } from "@/lib/outbox/enqueue";
import { abandonDrafts, endSessionsOn } from "./close-access";
import { organisationDeactivatedMail } from "./organisations-mail";
import { lockOrganisation, SUSPENSION_DAYS } from "./suspension";

export const deactivateOrganisationSchema = z.object({
  organisation: z.string().default(""),
  motif: z
    .string({ error: "Indiquez le motif de la désactivation." })
    .trim()
    .min(1, "Indiquez le motif de la désactivation.")
    .max(500, "500 caractères au plus."),
});

export type DeactivateOrganisationInput = z.output<typeof deactivateOrganisationSchema>;

async function tellReferents(ctx: Ctx, tx: Tx, now: Date, { id, name }: Organisation) {
  const referents = await tx.user.findMany({
    where: {
      deactivatedAt: null,
      memberships: { some: { organisationId: id, referentSince: { not: null } } },
    },
    select: { email: true, firstName: true, lastName: true },
  });
  const facts = { name, days: SUSPENSION_DAYS, contact: ctx.settings.CONTACT_EMAIL };
  for (const referent of referents)
    await enqueue(ctx, tx, now, organisationDeactivatedMail(referent, facts));
}

/**
 * The team suspends an organisation (mandats §6, decision 49): at once nobody creates, renews or uses
 * a mandat in its name. Memberships, rights and mandats are kept, and count for nothing until it is
 * reactivated; after 30 days a job closes it. Its sessions and drafts are closed, its référents told.
 * Journal `organisation_deactivated`, the reason beside it.
 * @throws ORGANISATION_INTROUVABLE, ORGANISATION_ETAT_INCHANGE, ORGANISATION_EQUIPE
 */
export async function deactivateOrganisation(
  ctx: Ctx,
  actor: StaffActor,
  input: DeactivateOrganisationInput,
): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    const { organisation: organisationId } = input;
    if (isUuid(organisationId)) await abandonDrafts(tx, now, { organisationId });
    const organisation = await lockOrganisation(tx, actor, organisationId);
    if (organisation.excludedFromStats) throw new DomainError("ORGANISATION_EQUIPE");
    if (organisation.deactivatedAt) throw new DomainError("ORGANISATION_ETAT_INCHANGE");
    const { id } = organisation;
    await tx.organisation.update({ where: { id }, data: { deactivatedAt: now } });
    await endSessionsOn(tx, now, { organisationId });
    await tellReferents(ctx, tx, now, organisation);
    await recordPrivateEntry(ctx, tx, now, actor, {
      action: "organisation_deactivated",
      organisationId: id,
      details: {},
      personal: { reason: input.motif },
    });
  });
}
