import type { TestIdentity } from "../identity.types";
import type { Settings } from "../settings";
import type { AidantsConnectClient } from "./aidants-connect-client";
import type { Accounts } from "./accounts";
import type { CallJournal } from "./calls";
import type { ClientRegistry } from "./clients";
import type { FaultStore } from "./faults";
import type { IdentifyQueue } from "./identify-queue";
import type { FcProvider } from "./provider";
import type { FcSessions } from "./sessions";

/** Everything the routes of the simulated FranceConnect share. */
export interface FcContext {
  settings: Settings;
  issuer: string;
  clients: ClientRegistry;
  identities: readonly TestIdentity[];
  accounts: Accounts;
  sessions: FcSessions;
  provider: FcProvider;
  aidantsConnect: AidantsConnectClient;
  faults: FaultStore;
  calls: CallJournal;
  identify: IdentifyQueue;
  /** Origins that a form of these pages may lead to. */
  formTargets: readonly string[];
  /** One-shot order of the hooks: the next logout leaves Aidants Connect out. */
  skipNextLogout: { value: boolean };
}
