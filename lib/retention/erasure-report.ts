import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

/** Tells the data protection officer what a request erased: counts only, nobody is named. */
export async function mailErasureReport(
  ctx: Ctx,
  tx: Tx,
  now: Date,
  done: { requestId: string; mandats: number; usagers: number; kept: number; orphans: number },
): Promise<void> {
  const body = mailBody({
    greeting: "Bonjour,",
    paragraphs: [
      `La demande d'effacement ${done.requestId}, approuvée par deux administrateurs, a été exécutée.`,
      `Mandats dont les preuves nominatives ont été détruites : ${String(done.mandats)}.`,
      `Usagers rendus anonymes : ${String(done.usagers)}.`,
      `Personnes de la liste dont rien n'a été effacé (mesure de conservation ou nouveau mandat) : ${String(done.kept)}.`,
      `Textes et conversations par SMS sans mandat qui ont été détruits : ${String(done.orphans)}.`,
      "Le journal garde ses entrées, sans texte nominatif : son sceau reste vérifiable.",
    ],
  });
  const mail = {
    channel: "MAIL",
    kind: "erasure-report",
    to: ctx.settings.DPO_EMAIL,
    subject: "Conservation des données : effacement effectué",
    ...body,
  } as const;
  await enqueue(ctx, tx, now, mail);
}
