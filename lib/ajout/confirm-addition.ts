import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { requestChange } from "@/lib/changement/request-change";
import { isUniqueViolation } from "@/lib/db/refusals";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/uuid";
import { DomainError } from "@/lib/errors/domain-error";
import { formateurMail } from "@/lib/formation/mails";
import type { CourseType } from "@/lib/generated/prisma/client";
import { recordEntry } from "@/lib/journal/record";
import { enqueue } from "@/lib/outbox/enqueue";
import { requireReferentRights } from "@/lib/referent/rights";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { addMember } from "./add-member";
import { forgetSeen, openContent, type TrainedContent, type UntrainedContent } from "./draft";
import { isFreeAddress, lookUpAidant } from "./look-up";
import { checkTrained } from "./trained-schema";
import { findFormateur, untrainedConflicts } from "./untrained-conflicts";
import { checkUntrained } from "./untrained-schema";

export const confirmAdditionSchema = z.object({
  organisation: z.string(),
  draft: z.string(),
  /** State of the draft that the page showed: another tab may have changed it since. */
  revision: z.coerce.number().catch(-1),
  /** What the page announced: only direct additions, or something for the team. */
  shown: z.enum(["direct", "review"]).catch("review"),
});

const changed = (detail: string) => new DomainError("AJOUT_A_REPRENDRE", { detail });

async function addUntrained(
  ctx: Ctx,
  tx: Tx,
  actor: ReferentActor,
  content: UntrainedContent,
): Promise<void> {
  const now = ctx.clock.now();
  const { form, problems } = checkUntrained(content);
  if (problems.length > 0) throw changed("form");
  const refusals = await untrainedConflicts(tx, actor, form);
  if (Object.keys(refusals).length > 0) throw changed("conflict");
  const isPeer = form.course === "P2P";
  const formateur = isPeer ? await findFormateur(tx, form.formateur) : null;
  if (isPeer && !formateur) throw changed("formateur");
  const courseType: CourseType = isPeer ? "P2P" : "CLASSIC";
  const rows = form.rows.map((row) => ({
    id: ctx.random.uuid(),
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    profession: row.profession,
    organisationId: row.organisation,
    status: "WAITING_LIST" as const,
    origin: "REFERENT" as const,
    courseType,
    formateurEmail: formateur?.email ?? null,
    conseillerNumerique: row.conseiller === "oui",
    formateurToldAt: formateur ? now : null,
    requestedById: actor.userId,
    createdAt: now,
    updatedAt: now,
  }));
  await tx.trainee.createMany({ data: rows });
  for (const { id, organisationId } of rows) {
    const details = { traineeId: id, courseType };
    const entry = { action: "trainee_requested", organisationId, details } as const;
    await recordEntry(ctx, tx, now, actor, entry);
  }
  if (!formateur) return;
  const ids = [...new Set(rows.map(({ organisationId }) => organisationId))];
  const named = await tx.organisation.findMany({
    where: { id: { in: ids } },
    orderBy: { name: "asc" },
  });
  const names = named.map(({ name }) => name);
  await enqueue(ctx, tx, now, formateurMail(ctx, formateur, rows, names));
}

async function addTrained(
  ctx: Ctx,
  tx: Tx,
  actor: ReferentActor,
  content: TrainedContent,
): Promise<void> {
  if (checkTrained(content.rows).problems.length > 0) throw changed("form");
  const emails = content.rows.map(({ email }) => email);
  // In one order, so that two additions of the same people wait for each other instead of a deadlock.
  await tx.$queryRaw`select 1 from compte where email = any(${emails}) order by id for update`;
  for (const row of content.rows) {
    const found = await lookUpAidant(tx, actor, row.email);
    if ("refusal" in found) throw changed(found.refusal);
    // What was announced is what is done.
    if (found.outcome !== row.outcome) throw changed("outcome");
    if (found.outcome === "direct") {
      await addMember(ctx, tx, actor, found.user);
      continue;
    }
    const newEmail = row.different === "oui" ? row.newEmail : null;
    if (row.different === "" || (newEmail !== null && !(await isFreeAddress(tx, newEmail)))) {
      throw changed("address");
    }
    await requestChange(ctx, tx, actor, { user: found.user, newEmail });
  }
}

type Outcome = "profile" | "direct" | "review";

async function confirm(
  ctx: Ctx,
  tx: Tx,
  actor: ReferentActor,
  input: z.output<typeof confirmAdditionSchema>,
): Promise<Outcome> {
  const now = ctx.clock.now();
  const { draft: id } = input;
  await requireReferentRights(tx, actor);
  // A second press waits here, then finds the draft confirmed.
  await tx.$queryRaw`select 1 from addition_draft where id = ${id}::uuid for update`;
  const { userId: referentId, organisationId } = actor;
  const draft = await tx.additionDraft.findFirst({ where: { id, referentId, organisationId } });
  if (!draft) return "profile";
  if (draft.payload === null) return input.shown;
  if (draft.expiresAt <= now) return "profile";
  const content = openContent(ctx, draft, draft.payload);
  if (!content.complete) return "profile";
  if (draft.revision !== input.revision) throw changed("revision");
  if (content.kind === "untrained") await addUntrained(ctx, tx, actor, content);
  else await addTrained(ctx, tx, actor, content);
  await tx.additionDraft.update({ where: { id }, data: { payload: null, confirmedAt: now } });
  return input.shown;
}

/**
 * Step 3 of « Ajouter un aidant » (auth-referent §4.6): everything is checked again at this instant and
 * written in one transaction, once whatever the number of presses. People to be trained go to the
 * waiting list, members of another own organisation are added, those of elsewhere are asked to the team.
 * @throws AJOUT_A_REPRENDRE, ORGANISATION_CHANGEE, REFERENT_REFUSE
 */
export async function confirmAddition(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof confirmAdditionSchema>,
): Promise<Outcome> {
  requireSameOrganisation(actor, input.organisation);
  if (!isUuid(input.draft)) return "profile";
  try {
    return await inTransaction(ctx, (tx) => confirm(ctx, tx, actor, input));
  } catch (error) {
    // Somebody else asked for the same person at the same instant.
    const refused = isUniqueViolation(error) ? changed("unique") : error;
    if (refused instanceof DomainError && refused.code === "AJOUT_A_REPRENDRE")
      await forgetSeen(ctx, actor, input.draft);
    throw refused;
  }
}
