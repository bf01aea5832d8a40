import type { Tx } from "@/lib/db/transaction";

/** Active référents of an organisation, to write to them: only these get a référent's mails. */
export async function activeReferents(tx: Tx, organisationId: string) {
  const rows = await tx.membership.findMany({
    where: { organisationId, referentSince: { not: null }, user: { deactivatedAt: null } },
    select: { user: { select: { id: true, email: true, firstName: true, lastName: true } } },
    orderBy: { userId: "asc" },
  });
  return rows.map(({ user }) => user);
}
