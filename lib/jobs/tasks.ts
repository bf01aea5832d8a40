import { retireAccounts } from "@/lib/retention/retire-accounts";
import { closeOrganisations } from "@/lib/organisation/close-organisations";
import { archiveTask } from "./archive";
import { checkAttestationsTask } from "./check-attestations";
import { journalCheckpointTask } from "./journal-checkpoint";
import { eraseEvidenceTask } from "./erase-evidence";
import { expireConsentsTask } from "./expire-consents";
import { HABILITATION_TASKS } from "./habilitation-tasks";
import { journalPartitions } from "./journal-partitions";
import { MAIL_TASKS } from "./mail-tasks";
import { purgeConnections } from "./purge-connections";
import { purgeDrafts } from "./purge-drafts";
import { purgeOutbox } from "./purge-outbox";
import { purgeSignIn } from "./purge-sign-in";
import { retryRefused } from "./retry-refused";
import { sealJournalTask } from "./seal-journal";
import { rebuildStatisticsTask, reconcileStatisticsTask } from "./statistics-tasks";
import type { Task } from "./task";
import { verifyJournalTask } from "./verify-journal";

/** Work that comes back, at the times of mandats §7.5 and auth-referent §7. */
export const TASKS: readonly Task[] = [
  { name: "journal-partitions", cron: "15 3 * * *", atStart: true, run: journalPartitions },
  {
    name: "purge-connections",
    cron: "*/5 * * * *",
    atStart: true,
    run: async (ctx) => ({ connections: await purgeConnections(ctx) }),
  },
  { name: "purge-sign-in", cron: "5 * * * *", atStart: true, run: purgeSignIn },
  { name: "purge-drafts", cron: "*/5 * * * *", atStart: true, run: purgeDrafts },
  { name: "purge-outbox", cron: "35 3 * * *", atStart: false, run: purgeOutbox },
  checkAttestationsTask,
  journalCheckpointTask,
  verifyJournalTask,
  archiveTask,
  { name: "account-retention", cron: "15 4 * * *", atStart: false, run: retireAccounts },
  { name: "close-organisations", cron: "0 4 * * *", atStart: false, run: closeOrganisations },
  ...MAIL_TASKS,
  ...HABILITATION_TASKS,
  eraseEvidenceTask,
  expireConsentsTask,
  reconcileStatisticsTask,
];

/** Run by hand only. */
const BY_HAND: readonly Task[] = [
  { name: "retry-refused", cron: "", atStart: false, run: retryRefused },
  sealJournalTask,
  rebuildStatisticsTask,
];

export const taskNamed = (name: string): Task | undefined =>
  [...TASKS, ...BY_HAND].find((task) => task.name === name);

export const taskNames = (): string[] => [...TASKS, ...BY_HAND].map(({ name }) => name);
