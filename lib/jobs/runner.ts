import { conversationSender } from "@/lib/consentement/conversation-sender";
import type { Ctx } from "@/lib/context.types";
import { mailSender } from "@/lib/mail/sender";
import type { Transports } from "@/lib/outbox/deliver";
import { smsSenderOf } from "@/lib/sms/sender";
import { firstConnectionLoop } from "./first-connection-loop";
import { outboxLoop } from "./outbox-loop";
import { createPdfRenderer } from "./render-pdf";
import { runTask } from "./run-task";
import { schedule } from "./schedule";
import { sealLoop } from "./seal-journal";
import { statisticsLoop } from "./statistics-loop";
import { TASKS } from "./tasks";

/** Tasks that wait for the service to start; a failure is logged and the others still run. */
async function catchUp(ctx: Ctx): Promise<void> {
  for (const task of TASKS.filter(({ atStart }) => atStart)) {
    await runTask(ctx, task).catch(() => undefined);
  }
}

/**
 * All background work of one machine: the outbox and the requests for a first connection continuously; when the owner's address is given, the
 * seal of the journal every second and the tasks at their times (elsewhere another machine runs them).
 * @returns how to stop: what is under way is finished first
 */
export async function startJobs(ctx: Ctx): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const pdf = createPdfRenderer(ctx);
  const transports: Transports = {
    mail: mailSender(ctx.settings),
    sms: conversationSender(ctx, smsSenderOf(ctx)),
    pdf: pdf.render,
  };
  const loops = [
    outboxLoop(ctx, transports, ["MAIL", "SMS"], stopping.signal),
    firstConnectionLoop(ctx, stopping.signal),
    statisticsLoop(ctx, stopping.signal),
  ];
  // Without a browser the requests wait in the outbox (decision 32).
  if (ctx.settings.CHROMIUM_PATH === "") ctx.log.warn({ job: "pdf" }, "no browser: PDF will wait");
  else loops.push(outboxLoop(ctx, transports, ["PDF"], stopping.signal));
  const ownerUrl = ctx.settings.MIGRATION_DATABASE_URL;
  if (ownerUrl) loops.push(sealLoop(ctx, ownerUrl, stopping.signal));
  else ctx.log.warn({ job: "scheduler" }, "no owner address: tasks and seals run elsewhere");
  const stopSchedule = ownerUrl ? await schedule(ctx, ownerUrl, TASKS) : undefined;
  if (ownerUrl) await catchUp(ctx);
  return async () => {
    stopping.abort();
    await stopSchedule?.();
    await Promise.all(loops);
    await pdf.close();
  };
}
