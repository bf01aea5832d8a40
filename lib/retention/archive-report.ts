import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

/** Tells the data protection officer what a run archived: counts only, nobody is named. */
export async function mailArchiveReport(
  ctx: Ctx,
  now: Date,
  counts: { mandats: number; usagers: number; held: number },
): Promise<void> {
  const body = mailBody({
    greeting: "Bonjour,",
    paragraphs: [
      "Les données dont la durée de conservation en base active (3 ans après la fin du mandat) est dépassée ont été archivées.",
      `Mandats archivés : ${String(counts.mandats)}.`,
      `Usagers archivés : ${String(counts.usagers)}.`,
      `Mandats retenus par une mesure de conservation : ${String(counts.held)}.`,
      "Les aidants n'y ont plus accès. Un administrateur technique peut les lire en donnant un motif, qui est journalisé.",
    ],
  });
  const mail = {
    channel: "MAIL",
    kind: "archive-report",
    to: ctx.settings.DPO_EMAIL,
    subject: "Conservation des données : archivage effectué",
    ...body,
  } as const;
  await inTransaction(ctx, (tx) => enqueue(ctx, tx, now, mail));
}
