import { z } from "zod";
import type { ReferentActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { lockManagedMember } from "@/lib/referent/managed-member";
import { requireSameOrganisation } from "@/lib/referent/same-organisation";
import { authorOf } from "./means-author";
import { meansTargetSchema } from "./pending-application";
import { unlinkMeans } from "./unlink-means";
import { reasonOf, UNLINK_REASON_KEYS } from "./unlink-reasons";

const WORDS = "Précisez le motif.";
const MAX_WORDS = 200;

const unlinkSchema = meansTargetSchema.extend({
  precision: z
    .string()
    .trim()
    .max(MAX_WORDS, `Le motif a ${String(MAX_WORDS)} caractères au plus.`)
    .default(""),
  /** One's own last means: said to be understood. */
  confirmation: z.literal("on").optional(),
});

type Typed = { motif?: string | undefined; precision: string };

const wordsWhenOther = ({ motif, precision }: Typed): boolean =>
  motif !== "autre" || precision !== "";

/** The form of « Délier la carte »: a reason is demanded. */
export const unlinkCardSchema = unlinkSchema
  .extend({ motif: z.enum(UNLINK_REASON_KEYS, { error: "Choisissez un motif." }) })
  .refine(wordsWhenOther, { path: ["precision"], message: WORDS });

/** The form of « Délier l'application »: a reason may be given. */
export const unlinkApplicationSchema = unlinkSchema
  .extend({ motif: z.union([z.literal(""), z.enum(UNLINK_REASON_KEYS)]).optional() })
  .refine(wordsWhenOther, { path: ["precision"], message: WORDS });

type UnlinkInput = z.output<typeof unlinkApplicationSchema>;
type Kind = "CARD" | "APP";

/** @throws DERNIER_MOYEN when nothing would be left to sign in with, and this was not said */
async function requireNotLast(
  tx: Tx,
  actor: ReferentActor,
  input: UnlinkInput,
  kind: Kind,
): Promise<void> {
  if (input.personne !== actor.userId || input.confirmation !== undefined) return;
  const own = await tx.otpDevice.findMany({
    where: { userId: actor.userId, confirmedAt: { not: null } },
  });
  if (own.length > 0 && own.every((device) => device.kind === kind)) {
    throw new DomainError("DERNIER_MOYEN", { field: "confirmation" });
  }
}

async function dissociate(
  ctx: Ctx,
  actor: ReferentActor,
  input: UnlinkInput,
  kind: Kind,
): Promise<{ done: boolean }> {
  requireSameOrganisation(actor, input.organisation);
  return inTransaction(ctx, async (tx) => {
    const { user: holder } = await lockManagedMember(tx, actor, input.personne);
    await requireNotLast(tx, actor, input, kind);
    const reason = reasonOf(input.motif ?? "");
    const taken = await unlinkMeans(ctx, tx, ctx.clock.now(), {
      holder,
      author: authorOf(actor, holder.id),
      kinds: [kind],
      ...(reason ? { reason } : {}),
      ...(reason === "OTHER" ? { words: input.precision } : {}),
    });
    return { done: taken.length > 0 };
  });
}

/**
 * A référent takes a card back from a member of the current structure, active or not, or from himself
 * (auth-referent §4.5). What it becomes depends on the reason; no card, no effect.
 * @throws ORGANISATION_CHANGEE, PROFIL_INTROUVABLE, REFERENT_REFUSE, DERNIER_MOYEN on `confirmation`
 */
export const dissociateCard = (
  ctx: Ctx,
  actor: ReferentActor,
  input: z.output<typeof unlinkCardSchema>,
): Promise<{ done: boolean }> => dissociate(ctx, actor, input, "CARD");

/** The same for the application: its secret is forgotten. Same refusals. */
export const dissociateApplication = (
  ctx: Ctx,
  actor: ReferentActor,
  input: UnlinkInput,
): Promise<{ done: boolean }> => dissociate(ctx, actor, input, "APP");
