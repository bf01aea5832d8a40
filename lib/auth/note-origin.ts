import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import { enqueue } from "@/lib/outbox/enqueue";
import { mailBody } from "./mail-body";

interface Holder {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

const NEW_ORIGIN = {
  kind: "login-new-browser",
  subject: "Nouvelle connexion à votre compte Aidants Connect",
  fact: "Votre compte vient d'être ouvert depuis un navigateur et un réseau que vous n'aviez jamais utilisés",
} as const;

const OTHER_BROWSER = {
  kind: "login-other-browser",
  subject: "Votre lien de connexion a été ouvert dans un autre navigateur",
  fact: "Votre lien de connexion a été ouvert, avec un nouveau code, dans un autre navigateur que celui qui l'avait demandé",
} as const;

/**
 * Remembers the browser family and the network of a sign-in, and tells the holder of those never seen for
 * the account (auth-referent §2.10), and of a link opened elsewhere (M15). The very first sign-in is
 * news to nobody. One mail at most.
 */
export async function noteOrigin(
  ctx: Ctx,
  tx: Tx,
  holder: Holder,
  { otherBrowser }: { otherBrowser: boolean },
): Promise<void> {
  const now = ctx.clock.now();
  const { browser = "", ipPrefix = "" } = ctx.origin ?? {};
  const originHash = ctx.keyedHash("sign-in-origin", `${holder.id} ${browser} ${ipPrefix}`);
  const known = await tx.signInOrigin.findMany({ where: { userId: holder.id } });
  await tx.signInOrigin.upsert({
    where: { userId_originHash: { userId: holder.id, originHash } },
    create: { userId: holder.id, originHash, lastAt: now },
    update: { lastAt: now },
  });
  const isNew = known.length > 0 && known.every((one) => one.originHash !== originHash);
  if (!otherBrowser && !isNew) return;
  const { kind, subject, fact } = otherBrowser ? OTHER_BROWSER : NEW_ORIGIN;
  const where = `${browser || "navigateur inconnu"}${ipPrefix ? `, adresse ${ipPrefix}` : ""}`;
  const body = mailBody({
    greeting: `Bonjour ${holder.firstName} ${holder.lastName},`,
    paragraphs: [`${fact} : ${where}, le ${instant.format(now)} (heure de Paris).`],
    notices: [
      "C'est bien vous ? Vous n'avez rien à faire.",
      `Ce n'est pas vous ? Prévenez votre référent et écrivez tout de suite à ${ctx.settings.CONTACT_EMAIL}. Vous pouvez fermer cette session dans « Mes connexions ».`,
    ],
  });
  await enqueue(ctx, tx, now, { channel: "MAIL", kind, to: holder.email, subject, ...body });
}
