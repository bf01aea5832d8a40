import { z } from "zod";
import {
  firstNameSchema,
  lastNameSchema,
  personEmailSchema,
  professionSchema,
} from "@/lib/ajout/rows";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { isUniqueViolation } from "@/lib/db/refusals";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { parsePhone } from "@/lib/telephone/parse";
import { sealRequestPhone } from "./co-referent-phone";
import { requireReferentRights } from "./rights";
import { requireSameOrganisation } from "./same-organisation";

const MOBILE = "Saisissez un numéro de mobile français, par exemple 06 01 01 01 01.";

/**
 * Form for a référent non-aidant. `structure` says for which page it was displayed; an organisation that
 * the body would name counts for nothing (auth-referent §4.8).
 */
export const requestCoReferentSchema = z.object({
  structure: z.string(),
  prenom: firstNameSchema,
  nom: lastNameSchema,
  profession: professionSchema,
  telephone: z.string({ error: MOBILE }).transform((typed, issues) => {
    const phone = parsePhone(typed);
    if (phone?.canBeMobile) return phone.e164;
    issues.addIssue({ code: "custom", message: MOBILE });
    return z.NEVER;
  }),
  email: personEmailSchema,
});

type RequestInput = z.output<typeof requestCoReferentSchema>;

const taken = (): DomainError => new DomainError("CO_REFERENT_CONNU", { field: "email" });

/**
 * A référent asks the team for a référent non-aidant of the current organisation (auth-referent §4.8,
 * habilitation §1.4): the request waits for its decision. Journal `co_referent_requested`.
 * @throws ORGANISATION_CHANGEE, REFERENT_REFUSE, CO_REFERENT_CONNU when the e-mail has an account or an
 * open request
 */
export async function requestCoReferent(
  ctx: Ctx,
  actor: ReferentActor,
  input: RequestInput,
): Promise<void> {
  requireSameOrganisation(actor, input.structure);
  const now = ctx.clock.now();
  const id = ctx.random.uuid();
  const { organisationId, userId } = actor;
  const write = inTransaction(ctx, async (tx) => {
    await requireReferentRights(tx, actor);
    if (await tx.user.findUnique({ where: { email: input.email } })) throw taken();
    await tx.coReferentRequest.create({
      data: {
        id,
        organisationId,
        requestedById: userId,
        firstName: input.prenom,
        lastName: input.nom,
        profession: input.profession,
        email: input.email,
        phone: sealRequestPhone(ctx, id, input.telephone),
        createdAt: now,
      },
    });
    const details = { requestId: id };
    await recordEntry(ctx, tx, now, actor, { action: "co_referent_requested", details });
  });
  await write.catch((error: unknown) => {
    throw isUniqueViolation(error) ? taken() : error;
  });
}
