import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

/** Who the mails of this file are for. */
export interface Holder {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

const ACTS = {
  "app-added": {
    subject: "Une application est associée à votre compte",
    fact: "Une application d'authentification a été associée à votre compte Aidants Connect",
  },
  "card-linked": {
    subject: "Une carte est liée à votre compte",
    fact: "Une carte physique a été liée à votre compte Aidants Connect. Elle servira à vous connecter une fois validée. Elle a été liée",
  },
  "card-validated": {
    subject: "Votre carte est validée",
    fact: "La carte physique liée à votre compte Aidants Connect a été validée",
  },
  "card-removed": {
    subject: "Votre carte n'est plus liée à votre compte",
    fact: "La carte physique a été retirée de votre compte Aidants Connect, et vos sessions ont été fermées. Elle a été retirée",
  },
  "app-removed": {
    subject: "Votre application n'est plus associée à votre compte",
    fact: "L'application d'authentification a été retirée de votre compte Aidants Connect, et vos sessions ont été fermées. Elle a été retirée",
  },
} as const;

export type MeansAct = keyof typeof ACTS;

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

/** What changed in somebody's means of connection, by whom and when (auth-referent §7, M7). */
export function meansMail(
  ctx: Pick<Ctx, "settings">,
  to: Holder,
  facts: { act: MeansAct; author: string; now: Date },
): MailMessage {
  const { subject, fact } = ACTS[facts.act];
  return {
    channel: "MAIL",
    kind: `means-${facts.act}`,
    to: to.email,
    subject,
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [`${fact} ${facts.author}, le ${instant.format(facts.now)} (heure de Paris).`],
      notices: [
        `Vous n'êtes pas au courant ? Prévenez votre référent et écrivez sans attendre à ${ctx.settings.CONTACT_EMAIL}.`,
      ],
    }),
  };
}

/** « Bienvenue » (M5): the account can be used from now on. */
export function welcomeMail(ctx: Pick<Ctx, "settings">, to: Holder): MailMessage {
  const { APP_URL, CONTACT_EMAIL } = ctx.settings;
  return {
    channel: "MAIL",
    kind: "welcome",
    to: to.email,
    subject: "Bienvenue sur Aidants Connect",
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [
        "Votre moyen de connexion est prêt : vous pouvez utiliser Aidants Connect dès maintenant.",
        "Pour vous connecter, saisissez votre adresse électronique et le code à 6 chiffres de votre carte ou de votre application, puis ouvrez le lien reçu par courriel.",
      ],
      items: [
        { text: "Le tutoriel, étape par étape", url: `${APP_URL}/espace-aidant/tutoriel/` },
        { text: "L'aide et les questions fréquentes", url: `${APP_URL}/espace-aidant/aide/` },
      ],
      button: { label: "Se connecter", url: `${APP_URL}/accounts/login/` },
      notices: [`Une question ? Parlez-en à votre référent ou écrivez à ${CONTACT_EMAIL}.`],
    }),
  };
}
