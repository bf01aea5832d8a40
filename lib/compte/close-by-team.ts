import { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/email";
import { assertStaffRole } from "@/lib/administration/assert-role";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { User } from "@/lib/generated/prisma/client";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { enqueue } from "@/lib/outbox/enqueue";
import { accountActMail, TEAM } from "./account-act-mail";
import { deactivateAccount } from "./deactivate-account";
import { ACCOUNT_FIELD, lockAccountForTeam, reasonField, type TeamActInput } from "./team-act";

async function close(ctx: Ctx, tx: Tx, actor: StaffActor, user: User, reason: string) {
  const now = ctx.clock.now();
  if (!(await deactivateAccount(tx, now, user.id, "STAFF"))) return false;
  const act = {
    kind: "account-deactivated",
    subject: "Votre compte Aidants Connect a été désactivé",
    facts: [
      "Votre compte Aidants Connect est désactivé : vous ne pouvez plus vous connecter. Les mandats que vous avez créés restent à votre structure.",
    ],
    by: TEAM,
    now,
  };
  await enqueue(ctx, tx, now, accountActMail(ctx, user, act));
  await recordPrivateEntry(ctx, tx, now, actor, {
    action: "account_deactivated",
    details: { userId: user.id, reason: "STAFF" },
    personal: { reason },
  });
  return true;
}

/**
 * Deactivates one account, by an admin métier (auth-referent §4.9, habilitation §7.5): out at its next
 * request. A référent cannot reactivate it. Journal `account_deactivated`; mail to the person.
 * @throws COMPTE_DEJA_INACTIF, COMPTE_INTROUVABLE, COMPTE_SOI_MEME, COMPTE_EQUIPE, ADMIN_ROLE_REFUSE
 */
export async function closeAccountByTeam(
  ctx: Ctx,
  actor: StaffActor,
  input: TeamActInput,
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const user = await lockAccountForTeam(tx, actor, input[ACCOUNT_FIELD]);
    if (!(await close(ctx, tx, actor, user, input.motif))) {
      throw new DomainError("COMPTE_DEJA_INACTIF");
    }
    return user.id;
  });
}

/** Nobody pastes more at once. */
const MOST = 500;

const lines = (typed: string): string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Form of the mass deactivation: one address a line, all of them valid. */
export const closeAccountsSchema = z.object({
  adresses: z.string({ error: "Collez au moins une adresse." }).transform((typed, issues) => {
    const all = lines(typed);
    const wrong = all.filter((line) => !emailSchema.safeParse(line).success);
    const issue = (message: string) => {
      issues.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (all.length === 0) return issue("Collez au moins une adresse.");
    if (all.length > MOST) return issue(`${String(MOST)} adresses au plus à la fois.`);
    if (wrong.length > 0) return issue(`Adresses à corriger : ${wrong.slice(0, 10).join(", ")}.`);
    return [...new Set(all.map((line) => emailSchema.parse(line)))];
  }),
  motif: reasonField,
});

export type CloseAccountsInput = z.output<typeof closeAccountsSchema>;

export type CloseOutcome = "DONE" | "UNKNOWN" | "ALREADY" | "REFUSED";

export interface CloseResult {
  email: string;
  outcome: CloseOutcome;
}

async function closeOne(
  ctx: Ctx,
  actor: StaffActor,
  email: string,
  reason: string,
): Promise<CloseOutcome> {
  return inTransaction(ctx, async (tx) => {
    const found = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (!found) return "UNKNOWN";
    try {
      const user = await lockAccountForTeam(tx, actor, found.id);
      return (await close(ctx, tx, actor, user, reason)) ? "DONE" : "ALREADY";
    } catch (error) {
      if (error instanceof DomainError && error.code !== "ADMIN_ROLE_REFUSE") return "REFUSED";
      throw error;
    }
  });
}

/**
 * Mass deactivation by an admin métier (auth-referent §4.9): each account in a transaction of its own,
 * with the same effects as alone; addresses that nobody has are told.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function closeAccounts(
  ctx: Ctx,
  actor: StaffActor,
  { adresses, motif }: CloseAccountsInput,
): Promise<CloseResult[]> {
  assertStaffRole(actor, "METIER");
  const results: CloseResult[] = [];
  for (const email of adresses) {
    results.push({ email, outcome: await closeOne(ctx, actor, email, motif) });
  }
  return results;
}
