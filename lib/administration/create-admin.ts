import { z } from "zod";
import type { SystemActor } from "@/lib/auth/actor";
import { emailSchema } from "@/lib/auth/email";
import { openEnrolment } from "@/lib/carte-totp/enrolment";
import type { Ctx } from "@/lib/context.types";
import { lockName } from "@/lib/db/lock";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import { recordEntry } from "@/lib/journal/record";
import { staffOrganisationId } from "./staff-organisation";

const NAME_MESSAGE = "--name expects a first name and a last name.";

/** What `npm run admin:create` is given. */
export const createAdminSchema = z.object({
  email: emailSchema,
  name: z
    .string({ error: NAME_MESSAGE })
    .trim()
    .max(200, NAME_MESSAGE)
    .regex(/^\S+(\s+\S+)+$/, NAME_MESSAGE),
  force: z.boolean().default(false),
});

export type CreateAdminInput = z.output<typeof createAdminSchema>;

export interface CreatedAdmin {
  /** Address to open within 15 minutes; null when the account already has its own means. */
  link: string | null;
  expiresAt: Date | null;
}

const CONFIRMED = { some: { confirmedAt: { not: null } } } as const;

/** @throws ADMIN_EXISTE unless forced */
async function refuseWhenOneExists(tx: Tx, force: boolean): Promise<void> {
  if (force) return;
  const able = await tx.user.count({
    where: {
      deactivatedAt: null,
      staffRoles: { some: { role: "TECHNICAL" } },
      otpDevices: CONFIRMED,
    },
  });
  if (able > 0) throw new DomainError("ADMIN_EXISTE");
}

async function accountOf(ctx: Ctx, tx: Tx, input: CreateAdminInput, now: Date): Promise<string> {
  const organisationId = await staffOrganisationId(ctx, tx, now);
  const known = await tx.user.findUnique({ where: { email: input.email } });
  if (known?.deactivatedAt) throw new DomainError("ADMIN_COMPTE_INACTIF");
  const id = known?.id ?? ctx.random.uuid();
  if (!known) {
    const [firstName = "", ...rest] = input.name.split(/\s+/);
    await tx.user.create({
      data: {
        id,
        email: input.email,
        firstName,
        lastName: rest.join(" "),
        profession: "Équipe Aidants Connect",
        currentOrganisationId: organisationId,
        createdAt: now,
      },
    });
  }
  await tx.membership.createMany({
    data: { userId: id, organisationId, joinedAt: now },
    skipDuplicates: true,
  });
  await tx.staffRoleGrant.createMany({
    data: { userId: id, role: "TECHNICAL", grantedAt: now },
    skipDuplicates: true,
  });
  return id;
}

/**
 * Makes a technical admin from the server's own terminal (decision 36): the account of the team's
 * structure, its role, and a 15-minute link to associate an application. An account that already has
 * its means keeps them, unless forced. Journal `admin_created`.
 * @throws ADMIN_EXISTE when one with a confirmed device exists and `force` is not given;
 * ADMIN_COMPTE_INACTIF
 */
export async function createAdmin(
  ctx: Ctx,
  actor: SystemActor,
  input: CreateAdminInput,
): Promise<CreatedAdmin> {
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, "admin-create");
    const now = ctx.clock.now();
    await refuseWhenOneExists(tx, input.force);
    const userId = await accountOf(ctx, tx, input, now);
    const details = { userId, forced: input.force };
    await recordEntry(ctx, tx, now, actor, { action: "admin_created", details });
    const hasMeans = await tx.otpDevice.count({ where: { userId, confirmedAt: { not: null } } });
    if (hasMeans > 0 && !input.force) return { link: null, expiresAt: null };
    const { path, expiresAt } = await openEnrolment(ctx, tx, userId, now);
    return { link: `${ctx.settings.APP_URL}${path}`, expiresAt };
  });
}
