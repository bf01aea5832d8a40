/** Where an account stands (auth-referent §1.3), the most pressing first. */
export const ACCOUNT_STATES = [
  "DEACTIVATED",
  "SUSPENDED",
  "NO_MEANS",
  "CARD_TO_CONFIRM",
  "WARNED",
  "OPERATIONAL",
] as const;

export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface AccountFacts {
  deactivatedAt: Date | null;
  signInSuspendedAt: Date | null;
  deactivationWarnedAt: Date | null;
  lastLoginAt: Date | null;
  reactivatedAt: Date | null;
  otpDevices: readonly { confirmedAt: Date | null }[];
}

/** A sign-in or a reactivation after the warning makes it of no effect (auth-referent §7). */
const isWarned = ({ deactivationWarnedAt: warned, lastLoginAt, reactivatedAt }: AccountFacts) =>
  warned !== null && [lastLoginAt, reactivatedAt].every((act) => act === null || act < warned);

/** State of an account; pure. */
export function accountStateOf(account: AccountFacts): AccountState {
  if (account.deactivatedAt !== null) return "DEACTIVATED";
  if (account.signInSuspendedAt !== null) return "SUSPENDED";
  if (account.otpDevices.length === 0) return "NO_MEANS";
  if (account.otpDevices.every(({ confirmedAt }) => confirmedAt === null)) return "CARD_TO_CONFIRM";
  return isWarned(account) ? "WARNED" : "OPERATIONAL";
}
