import { dateOf, parisDay } from "@/lib/attestation/paris-dates";
import type { Tx } from "@/lib/db/transaction";
import type { User } from "@/lib/generated/prisma/client";

/**
 * Day that the attestation of a person prints (auth-referent §4.11): of the training, else of the test,
 * else of the account, which the oldest aidants got after their training. The only place that chooses.
 */
export async function trainedOn(tx: Tx, user: User): Promise<Date> {
  const trainings = await tx.trainee.findMany({
    where: { OR: [{ accountId: user.id }, { email: user.email }], status: "VALIDATED" },
    select: { formationDate: true, pixDate: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const days = [
    ...trainings.map(({ formationDate }) => formationDate),
    ...trainings.map(({ pixDate }) => pixDate),
  ];
  return days.find((day) => day !== null) ?? dateOf(parisDay(user.createdAt));
}
