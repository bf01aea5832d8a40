import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts";
import { DEMO_STRUCTURES } from "./structures";

async function seedAccount(ctx: Ctx, tx: Tx, now: Date, account: DemoAccount): Promise<void> {
  const known = await tx.user.findUnique({ where: { email: account.email } });
  if (known) return;
  const user = await tx.user.create({
    data: {
      email: account.email,
      firstName: account.firstName,
      lastName: account.lastName,
      profession: account.profession,
      canCreateMandats: !account.referentNonAidant,
      referentNonAidant: account.referentNonAidant ?? false,
      currentOrganisationId: DEMO_STRUCTURES[account.structures[0]].id,
      cguVersion: account.cguAccepted === false ? null : ctx.settings.CGU_VERSION,
      cguAcceptedAt: account.cguAccepted === false ? null : now,
      createdAt: now,
    },
  });
  await tx.membership.createMany({
    data: account.structures.map((key) => ({
      userId: user.id,
      organisationId: DEMO_STRUCTURES[key].id,
      referentSince: account.referent ? now : null,
      joinedAt: now,
    })),
  });
}

/** Structures and accounts of the demonstration; what exists already is left as it is. */
export async function seedPeople(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await tx.organisation.createMany({
      data: Object.values(DEMO_STRUCTURES).map((structure) => ({
        ...structure,
        allowedDemarches: [...DEMARCHE_KEYS],
        createdAt: now,
      })),
      skipDuplicates: true,
    });
    for (const account of DEMO_ACCOUNTS) await seedAccount(ctx, tx, now, account);
  });
}
