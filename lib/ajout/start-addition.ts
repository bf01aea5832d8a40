import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction } from "@/lib/db/transaction";
import { requireReferentRights } from "@/lib/referent/rights";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import {
  DRAFT_LIFE_MS,
  sealContent,
  type Content,
  type TrainedRow,
  type UntrainedRow,
} from "./draft";

/** The form of step 1. */
export const startAdditionSchema = z.object({
  organisation: z.string(),
  profil: z.enum(["untrained", "trained"], {
    error: "Choisissez le profil des aidants à ajouter.",
  }),
});

export const emptyUntrainedRow = (organisation: string): UntrainedRow => ({
  firstName: "",
  lastName: "",
  profession: "",
  organisation,
  conseiller: "",
  email: "",
});

export const emptyTrainedRow = (): TrainedRow => ({
  email: "",
  seen: "",
  outcome: "",
  different: "",
  newEmail: "",
  newEmailSeen: "",
});

const firstContent = (kind: Content["kind"], organisation: string): Content =>
  kind === "trained"
    ? { kind, rows: [emptyTrainedRow()], complete: false }
    : {
        kind,
        course: "",
        formateur: "",
        formateurSeen: "",
        rows: [emptyUntrainedRow(organisation)],
        complete: false,
      };

/**
 * Step 1 of « Ajouter un aidant » (auth-referent §4.6): a référent says whom he adds. It opens a draft
 * of 24 hours and forgets the former one; the page itself writes nothing (decision 64).
 * @throws ORGANISATION_CHANGEE, REFERENT_REFUSE
 */
export async function startAddition(
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof startAdditionSchema>,
): Promise<Content["kind"]> {
  requireSameOrganisation(actor, input.organisation);
  const now = ctx.clock.now();
  const { userId: referentId, organisationId } = actor;
  const id = ctx.random.uuid();
  const content = firstContent(input.profil, organisationId);
  await inTransaction(ctx, async (tx) => {
    await lockName(tx, `addition:${referentId}`);
    await requireReferentRights(tx, actor);
    await tx.additionDraft.deleteMany({ where: { referentId } });
    await tx.additionDraft.create({
      data: {
        id,
        referentId,
        organisationId,
        payload: sealContent(ctx, id, content),
        createdAt: now,
        expiresAt: new Date(now.getTime() + DRAFT_LIFE_MS),
      },
    });
  });
  return content.kind;
}
