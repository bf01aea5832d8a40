import { forgetIdleDrafts } from "@/lib/habilitation/idle-drafts";
import { purgeIssuers } from "@/lib/habilitation/purge-issuers";
import { recheckSirets } from "@/lib/habilitation/recheck-sirets";
import type { Task } from "./task";

/** Work on the requests of structures. */
export const HABILITATION_TASKS: readonly Task[] = [
  {
    name: "idle-request-drafts",
    cron: "20 6 * * *",
    atStart: false,
    run: (ctx) => forgetIdleDrafts(ctx),
  },
  { name: "purge-issuers", cron: "45 3 * * *", atStart: false, run: purgeIssuers },
  {
    name: "recheck-sirets",
    cron: "*/15 * * * *",
    atStart: false,
    // asks the network: its answers are not undone with a transaction
    dryRun: "refused",
    run: (ctx) => recheckSirets(ctx),
  },
];
