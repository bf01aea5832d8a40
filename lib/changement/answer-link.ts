import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";

export const answerLinkSchema = z.object({ token: z.string() });

/** What a mailed link is for. */
export type LinkKind = "address" | "objection";

const columnOf = (kind: LinkKind, token: string) => {
  const hash = sha256(token);
  return kind === "address"
    ? ({ newEmailTokenHash: hash, newEmailConfirmedAt: null } as const)
    : ({ objectionTokenHash: hash, objectedAt: null } as const);
};

/** 43 characters of base64url: 256 bits. */
const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

/** Page of a link; reading it changes nothing. Null when it does nothing any more. */
export async function readLink(
  ctx: Pick<Ctx, "db">,
  kind: LinkKind,
  token: string,
): Promise<{ organisationName: string; newEmail: string | null } | null> {
  if (!isToken(token)) return null;
  const change = await ctx.db.structureChange.findFirst({
    where: { status: "NEW", ...columnOf(kind, token) },
    select: { newEmail: true, organisation: { select: { name: true } } },
  });
  return change && { organisationName: change.organisation.name, newEmail: change.newEmail };
}

async function answer(ctx: Ctx, kind: LinkKind, token: string): Promise<void> {
  const now = ctx.clock.now();
  const done = kind === "address" ? { newEmailConfirmedAt: now } : { objectedAt: now };
  await inTransaction(ctx, async (tx) => {
    // One conditional statement: a second press, or a decision meanwhile, finds nothing.
    const [change] = isToken(token)
      ? await tx.structureChange.updateManyAndReturn({
          where: { status: "NEW", ...columnOf(kind, token) },
          data: { ...done, updatedAt: now },
          select: { id: true, userId: true, organisationId: true },
        })
      : [];
    if (!change) throw new DomainError("CHANGEMENT_LIEN_INVALIDE");
    const { id: changeId, userId, organisationId } = change;
    // The holder of the link; nobody is signed in.
    const author = { kind: "member", userId, organisationId } as const;
    const action =
      kind === "address" ? "structure_change_address_confirmed" : "structure_change_objected";
    await recordEntry(ctx, tx, now, author, { action, details: { changeId } });
  });
}

type Input = z.output<typeof answerLinkSchema>;

/**
 * The owner of the new address of a structure change confirms it, by the link mailed to it (decision
 * 51). The address changes only when the team validates the change.
 * @throws CHANGEMENT_LIEN_INVALIDE
 */
export const confirmNewAddress = (ctx: Ctx, input: Input): Promise<void> =>
  answer(ctx, "address", input.token);

/**
 * The aidant objects to a structure change, by the link mailed to the present address (auth-referent
 * §4.6): the team can only refuse it then. @throws CHANGEMENT_LIEN_INVALIDE
 */
export const objectToChange = (ctx: Ctx, input: Input): Promise<void> =>
  answer(ctx, "objection", input.token);
