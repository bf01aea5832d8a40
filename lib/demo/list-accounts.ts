import { Secret } from "otpauth";
import { openOtpSecret } from "@/lib/carte-totp/secret";
import { openAccountPhone } from "@/lib/compte/phone";
import type { Ctx } from "@/lib/context.types";
import { DEMO_ACCOUNTS, roleOf } from "./accounts";
import { isDemoOpen } from "./demo-mode";

export interface DemoOtp {
  type: "card" | "app";
  /** Base32, as an application would store it. */
  secret: string;
  /** Seconds. */
  period: number;
}

export interface DemoAccountView {
  email: string;
  name: string;
  role: string;
  structure: string;
  /** The application when there is one, else the card. */
  otp: DemoOtp | null;
  /** E.164: whoever has no device signs in the first time with a code sent there. */
  phone: string | null;
  /** Every confirmed device. */
  devices: DemoOtp[];
}

const rankOf = (email: string): number => {
  const rank = DEMO_ACCOUNTS.findIndex((account) => account.email === email);
  return rank < 0 ? DEMO_ACCOUNTS.length : rank;
};
/** The accounts of the demonstration as they are declared, then those created since. */
const byDemoOrder = (a: { email: string }, b: { email: string }): number =>
  rankOf(a.email) - rankOf(b.email);

/**
 * Accounts of the demonstration with their secrets.
 * @returns null outside demo and test modes, which is answered like an absent page
 */
export async function listDemoAccounts(ctx: Ctx): Promise<DemoAccountView[] | null> {
  if (!isDemoOpen(ctx)) return null;
  const users = await ctx.db.user.findMany({
    where: { deactivatedAt: null },
    include: {
      currentOrganisation: { select: { name: true } },
      memberships: { select: { referentSince: true } },
      staffRoles: { select: { role: true } },
      otpDevices: { where: { confirmedAt: { not: null } }, orderBy: { kind: "desc" } },
    },
    orderBy: [{ createdAt: "asc" }, { email: "asc" }],
    take: 100,
  });
  return users.sort(byDemoOrder).map((user) => {
    const devices = user.otpDevices.map((device): DemoOtp => {
      const bytes = openOtpSecret(ctx, device);
      return {
        type: device.kind === "CARD" ? "card" : "app",
        secret: new Secret({ buffer: new Uint8Array(bytes).buffer }).base32,
        period: device.periodSeconds,
      };
    });
    const referent = user.memberships.some((membership) => membership.referentSince !== null);
    return {
      email: user.email,
      name: `${user.firstName} ${user.lastName}`,
      role: roleOf({
        referent,
        canCreateMandats: user.canCreateMandats,
        staff: user.staffRoles.map(({ role }) => role),
      }),
      structure: user.currentOrganisation?.name ?? "",
      otp: devices.find(({ type }) => type === "app") ?? devices[0] ?? null,
      phone: openAccountPhone(ctx, user),
      devices,
    };
  });
}
