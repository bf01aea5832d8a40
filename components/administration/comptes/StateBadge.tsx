import type { AccountState } from "@/lib/compte/account-state";
import { STATE_BADGES, STATE_LABELS } from "./account-texts";

/** State of an account, said in words. */
export function StateBadge({ state }: { state: AccountState }) {
  return (
    <span className={`fr-badge fr-badge--sm ${STATE_BADGES[state]}`}>{STATE_LABELS[state]}</span>
  );
}
