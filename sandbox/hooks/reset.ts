import type { FcContext } from "../fc/context";

/** Forgets sessions, orders and calls; clients and signing keys stay. */
export function reset(fc: FcContext): void {
  fc.calls.clear();
  fc.faults.clear();
  fc.identify.clear();
  fc.sessions.clear();
  fc.accounts.clear();
  fc.skipNextLogout.value = false;
}
