import type { Tx } from "@/lib/db/transaction";

/** Approvals, from different people, that a request needs. */
export const APPROVALS_NEEDED = 2;

/** The request under discussion or waiting to be executed: at most one. */
export const openErasure = (tx: Tx) =>
  tx.erasureRequest.findFirst({
    where: { cancelledAt: null, completedAt: null },
    include: { approvals: { orderBy: { approvedAt: "asc" } } },
  });
