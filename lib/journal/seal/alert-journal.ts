import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

/** Sentences of one mail; the command gives the rest. */
const SHOWN = 5;

/**
 * Tells the operations team, once a day and a fault, that the journal is not the one that was sealed
 * (mandats §7.5). Positions and identifiers are given, nothing of an entry is quoted.
 * @param faults French sentences, the first fault first
 */
export async function alertJournal(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings" | "log">,
  tx: Tx,
  now: Date,
  faults: readonly string[],
): Promise<void> {
  ctx.log.error({ faults: faults.slice(0, SHOWN) }, "the journal is not the one that was sealed");
  const body = mailBody({
    greeting: "Bonjour,",
    paragraphs: [
      "Le journal ne correspond plus à ce qui a été scellé.",
      ...faults.slice(0, SHOWN),
      "Ne modifiez rien dans la base. Lancez « npm run journal:verify » et comparez à une sauvegarde et aux points de contrôle exportés (docs/journal.md).",
    ],
  });
  const mail = {
    channel: "MAIL",
    kind: "journal-altered",
    to: ctx.settings.OPERATIONS_EMAIL,
    subject: "Alerte : le journal a été altéré",
    ...body,
  } as const;
  const day = now.toISOString().slice(0, 10);
  await enqueue(
    ctx,
    tx,
    now,
    mail,
    `journal-altered:${ctx.keyedHash("fault", faults[0] ?? "")}:${day}`,
  );
}
