import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";
import { FIRST_LOGIN_PATH } from "./paths";

interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

const greeting = (to: Recipient): string => `Bonjour ${to.firstName} ${to.lastName},`;

/** The team has opened the first connection again (auth-referent §6). */
export function reopenedMail(ctx: Pick<Ctx, "settings">, to: Recipient, until: Date): MailMessage {
  const { APP_URL, CONTACT_EMAIL } = ctx.settings;
  return {
    channel: "MAIL",
    kind: "first-connection-reopened",
    to: to.email,
    subject: "Vous pouvez demander un nouveau code de première connexion",
    ...mailBody({
      greeting: greeting(to),
      paragraphs: [
        `À la suite de votre échange avec notre équipe, la première connexion de votre compte Aidants Connect est rouverte jusqu'au ${instant.format(until)} (heure de Paris).`,
        "Demandez votre code avec votre adresse et le numéro de mobile de votre dossier, puis associez votre nouveau moyen de connexion.",
      ],
      button: {
        label: "Obtenir un code de première connexion",
        url: `${APP_URL}${FIRST_LOGIN_PATH}`,
      },
      notices: [`Vous n'avez pas parlé à notre équipe ? Écrivez tout de suite à ${CONTACT_EMAIL}.`],
    }),
  };
}
