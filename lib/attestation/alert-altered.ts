import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Tells the operations team, once a day and a document, that stored bytes are not those that were
 * signed (mandats §5.6). The document is named, nothing of it is quoted.
 */
export async function alertAltered(
  ctx: Pick<Ctx, "random" | "cipher" | "keyedHash" | "settings" | "log">,
  tx: Tx,
  now: Date,
  attestationId: string,
): Promise<void> {
  ctx.log.error({ attestationId }, "attestation altered: its bytes do not match its seal");
  const body = mailBody({
    greeting: "Bonjour,",
    paragraphs: [
      `Le document ${attestationId} ne correspond plus à son empreinte ou à sa signature. Il n'est plus affiché.`,
      "Comparez-le à une sauvegarde et à l'entrée create_attestation du journal.",
    ],
  });
  const mail = {
    channel: "MAIL",
    kind: "attestation-altered",
    to: ctx.settings.OPERATIONS_EMAIL,
    subject: "Alerte : une attestation de mandat a été altérée",
    ...body,
  } as const;
  const day = now.toISOString().slice(0, 10);
  await enqueue(ctx, tx, now, mail, `attestation-altered:${attestationId}:${day}`);
}
