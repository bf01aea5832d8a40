import { assertStaffRole } from "@/lib/administration/assert-role";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";

export interface ChangeRow {
  id: string;
  fullName: string;
  email: string;
  newEmail: string | null;
  newEmailConfirmed: boolean;
  target: string;
  former: readonly string[];
  requestedBy: string;
  createdAt: Date;
  objected: boolean;
  /** The account is closed: a validation opens it again, unless the team closed it. */
  inactive: boolean;
}

/** Most requests on the page; older ones first, so that none is forgotten. */
const SHOWN = 50;

/** Structure changes that wait for the team, oldest first. Role TEAM. @throws ADMIN_ROLE_REFUSE */
export async function listWaitingChanges(
  ctx: Pick<Ctx, "db">,
  staff: StaffActor,
): Promise<ChangeRow[]> {
  assertStaffRole(staff, "TEAM");
  const rows = await ctx.db.structureChange.findMany({
    where: { status: "NEW" },
    include: {
      user: true,
      organisation: { select: { name: true } },
      requestedBy: true,
      origins: { include: { organisation: { select: { name: true } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  return rows.map((row) => ({
    id: row.id,
    fullName: `${row.user.firstName} ${row.user.lastName}`,
    email: row.user.email,
    newEmail: row.newEmail,
    newEmailConfirmed: row.newEmailConfirmedAt !== null,
    target: row.organisation.name,
    former: row.origins.map(({ organisation }) => organisation.name),
    requestedBy: `${row.requestedBy.firstName} ${row.requestedBy.lastName}`,
    createdAt: row.createdAt,
    objected: row.objectedAt !== null,
    inactive: row.user.deactivatedAt !== null,
  }));
}
