import { sealOtpSecret } from "@/lib/carte-totp/secret";
import { PERIOD_SECONDS } from "@/lib/carte-totp/totp";
import { sealAccountPhone } from "@/lib/compte/phone";
import type { Ctx } from "@/lib/context.types";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { countCodeFailure } from "@/lib/throttle/code-throttle";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts";
import { DEMO_STRUCTURES } from "./structures";

const SECRET_BYTES = 20;

/** The accounts are older than the oldest mandat of the demonstration. */
const ACCOUNTS_AGE_MS = 400 * 24 * 3_600_000;

/** Numbers printed on the invented cards, in the order of the accounts. */
const serialNumber = (account: DemoAccount): string =>
  `CARTE-DEMO-${String(DEMO_ACCOUNTS.indexOf(account) + 1).padStart(3, "0")}`;

const createdAt = (ctx: Ctx): Date => new Date(ctx.clock.now().getTime() - ACCOUNTS_AGE_MS);

async function seedDevices(ctx: Ctx, tx: Tx, userId: string, account: DemoAccount): Promise<void> {
  const now = createdAt(ctx);
  for (const kind of account.devices) {
    const id = ctx.random.uuid();
    await tx.otpDevice.createMany({
      data: {
        id,
        userId,
        kind,
        serialNumber: kind === "CARD" ? serialNumber(account) : null,
        secret: sealOtpSecret(ctx, id, ctx.random.bytes(SECRET_BYTES)),
        periodSeconds: PERIOD_SECONDS[kind],
        confirmedAt: now,
        createdAt: now,
      },
      skipDuplicates: true,
    });
  }
}

/** As strangers would have done it, code after code. */
async function suspend(ctx: Ctx, tx: Tx, { id, email }: { id: string; email: string }) {
  const author = { email, place: "new-browser", ipPrefix: null } as const;
  for (let failure = 0; failure < ctx.settings.AUTH_HARD_FAILS; failure += 1) {
    await countCodeFailure(ctx, tx, author, ctx.clock.now());
  }
  await tx.user.update({ where: { id }, data: { signInSuspendedAt: ctx.clock.now() } });
}

/** What a person has accepted, and whether the account still opens. */
function standingOf(ctx: Ctx, account: DemoAccount, since: Date) {
  const settled = account.cguAccepted !== false;
  const closed = account.deactivated ?? false;
  return {
    cguVersion: settled ? ctx.settings.CGU_VERSION : null,
    cguAcceptedAt: settled ? since : null,
    charteVersion: account.referent ? ctx.settings.CHARTE_VERSION : null,
    charteAcceptedAt: account.referent ? since : null,
    lastLoginAt: settled ? ctx.clock.now() : null,
    deactivatedAt: closed ? ctx.clock.now() : null,
    deactivationReason: closed ? ("REFERENT" as const) : null,
  };
}

async function seedAccount(ctx: Ctx, tx: Tx, account: DemoAccount): Promise<void> {
  const now = createdAt(ctx);
  if (await tx.user.findUnique({ where: { email: account.email } })) return;
  const id = ctx.random.uuid();
  const user = await tx.user.create({
    data: {
      id,
      phone: account.phone === undefined ? null : sealAccountPhone(ctx, id, account.phone),
      email: account.email,
      firstName: account.firstName,
      lastName: account.lastName,
      profession: account.profession,
      canCreateMandats: !account.referentNonAidant && !account.staff,
      referentNonAidant: account.referentNonAidant ?? false,
      currentOrganisationId: DEMO_STRUCTURES[account.structures[0]].id,
      ...standingOf(ctx, account, now),
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
  if (account.staff) {
    await tx.staffRoleGrant.create({
      data: { userId: user.id, role: account.staff, grantedAt: now },
    });
  }
  await seedDevices(ctx, tx, user.id, account);
  if (account.suspended) await suspend(ctx, tx, user);
}

/**
 * Structures and accounts of the demonstration, each secret drawn here and now. What exists already is
 * left as it is, so that running it again changes nothing.
 */
export async function seedPeople(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.organisation.createMany({
      data: Object.values(DEMO_STRUCTURES).map((structure) => ({
        ...structure,
        allowedDemarches: [...DEMARCHE_KEYS],
        createdAt: createdAt(ctx),
      })),
      skipDuplicates: true,
    });
    for (const account of DEMO_ACCOUNTS) await seedAccount(ctx, tx, account);
  });
}
