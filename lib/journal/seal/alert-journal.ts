import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

/** Sentences of one mail; the command gives the rest. */
const SHOWN = 5;

type AlertCtx = Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings" | "log">;

interface Alert {
  kind: "journal-altered" | "journal-unsealed";
  subject: string;
  paragraphs: string[];
  /** One mail a day for one cause. */
  cause: string;
}

async function send(ctx: AlertCtx, tx: Tx, now: Date, alert: Alert): Promise<void> {
  const { kind, subject, paragraphs, cause } = alert;
  const body = mailBody({ greeting: "Bonjour,", paragraphs });
  const mail = {
    channel: "MAIL",
    kind,
    to: ctx.settings.OPERATIONS_EMAIL,
    subject,
    ...body,
  } as const;
  const day = now.toISOString().slice(0, 10);
  await enqueue(ctx, tx, now, mail, `${kind}:${ctx.keyedHash("journal-alert", cause)}:${day}`);
}

/**
 * Tells the operations team, once a day and a fault, that the journal is not the one that was sealed
 * (mandats §7.5). Positions and identifiers are given, nothing of an entry is quoted.
 * @param faults French sentences, the first fault first
 */
export async function alertJournal(
  ctx: AlertCtx,
  tx: Tx,
  now: Date,
  faults: readonly string[],
): Promise<void> {
  const shown = faults.slice(0, SHOWN);
  ctx.log.error({ faults: shown }, "the journal is not the one that was sealed");
  await send(ctx, tx, now, {
    kind: "journal-altered",
    subject: "Alerte : le journal a été altéré",
    paragraphs: [
      "Le journal n'est plus intact.",
      ...shown,
      "Ne modifiez rien dans la base. Lancez « npm run journal:verify » et comparez à une sauvegarde et aux points de contrôle exportés (docs/journal.md).",
    ],
    cause: faults[0] ?? "",
  });
}

/** Tells the operations team, once a day, that entries are written and not sealed: the sealer is stopped. */
export async function alertUnsealed(
  ctx: AlertCtx,
  tx: Tx,
  now: Date,
  entries: number,
): Promise<void> {
  ctx.log.error({ entries }, "entries wait for the sealer");
  await send(ctx, tx, now, {
    kind: "journal-unsealed",
    subject: "Alerte : le journal n'est plus scellé",
    paragraphs: [
      `Des entrées attendent d'être scellées depuis plus de dix minutes (${String(entries)} en ce moment).`,
      "Vérifiez qu'une machine au moins a MIGRATION_DATABASE_URL et que ses tâches de fond tournent, puis lisez leurs traces (docs/journal.md).",
    ],
    cause: "",
  });
}
