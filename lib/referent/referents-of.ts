import type { Tx } from "@/lib/db/transaction";

/** Somebody to write to. */
export interface Person {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

/** The other active référents of the structures of a person, each once. */
export function referentsOf(tx: Tx, userId: string): Promise<Person[]> {
  return tx.user.findMany({
    where: {
      deactivatedAt: null,
      id: { not: userId },
      memberships: {
        some: {
          referentSince: { not: null },
          organisation: { deactivatedAt: null, memberships: { some: { userId } } },
        },
      },
    },
    select: { id: true, email: true, firstName: true, lastName: true },
    orderBy: [{ lastName: "asc" }, { id: "asc" }],
  });
}
