import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";
import { mailBody } from "./mail-body";

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

/** Address of the page of a link: always this site's own, whatever host the request named. */
export const linkAddress = (ctx: Pick<Ctx, "settings">, token: string): string =>
  `${ctx.settings.APP_URL}/accounts/login/lien/${token}/`;

/** « Lien de connexion » (auth-referent §2.3). */
export function loginMail(
  ctx: Pick<Ctx, "settings" | "origin">,
  to: Recipient,
  token: string,
  now: Date,
): MailMessage {
  const { LOGIN_LINK_TTL, CONTACT_EMAIL } = ctx.settings;
  const minutes = Math.round(LOGIN_LINK_TTL / 60);
  const browser = ctx.origin?.browser ?? "inconnu";
  return {
    channel: "MAIL",
    kind: "login-link",
    to: to.email,
    subject: "Lien de connexion à Aidants Connect",
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [
        "Pour vous connecter à Aidants Connect, cliquez sur le bouton ci-dessous.",
        `Ce lien est valable ${String(minutes)} minutes et ne sert qu'une fois.`,
      ],
      button: { label: "Connexion", url: linkAddress(ctx, token) },
      notices: [
        `Cette connexion a été demandée le ${instant.format(now)} (heure de Paris), depuis le navigateur ${browser}.`,
        `Ce n'est pas vous ? Ne cliquez pas, prévenez votre référent et écrivez à ${CONTACT_EMAIL}.`,
      ],
    }),
  };
}
