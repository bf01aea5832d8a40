import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import type { Obstacle } from "./eligibility";
import { FIRST_LOGIN_PATH, firstLoginLinkPath } from "./paths";

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

/** « Lien pour le code de première connexion » (auth-referent §3.7): never the code. */
export function linkMail(
  ctx: Pick<Ctx, "settings">,
  to: Recipient,
  { token, browser, now }: { token: string; browser: string; now: Date },
): MailMessage {
  const { APP_URL, CONTACT_EMAIL, FIRST_LOGIN_LINK_TTL } = ctx.settings;
  const minutes = Math.round(FIRST_LOGIN_LINK_TTL / 60);
  return {
    channel: "MAIL",
    kind: "first-connection-link",
    to: to.email,
    subject: "Lien pour le code de première connexion à Aidants Connect",
    ...mailBody({
      greeting: greeting(to),
      paragraphs: [
        "Pour votre première connexion à l'espace référent d'Aidants Connect, cliquez sur le bouton ci-dessous, puis saisissez le code à 6 chiffres que vous recevez par SMS.",
        `Ce lien est valable ${String(minutes)} minutes et ne sert qu'une fois.`,
      ],
      button: { label: "Connexion", url: `${APP_URL}${firstLoginLinkPath(token)}` },
      notices: [
        `Cette connexion a été demandée le ${instant.format(now)} (heure de Paris), depuis le navigateur ${browser}.`,
        `Ce n'est pas vous ? Ne cliquez pas, ne donnez à personne le code reçu par SMS et écrivez à ${CONTACT_EMAIL}.`,
      ],
    }),
  };
}

/** Why an active account cannot have a first connection. */
export type Explained = Obstacle | "PHONE";

const contactAbout = (contact: string) =>
  `Écrivez à ${contact} en précisant votre nom et votre structure.`;

/** What to do instead, for each reason (auth-referent §3.6). */
const EXPLANATIONS: Readonly<Record<Explained, (contact: string) => string[]>> = {
  EQUIPPED: () => [
    "Un moyen de connexion est déjà associé à votre compte : connectez-vous avec votre adresse et le code à 6 chiffres qu'affiche votre carte ou votre application.",
  ],
  NOT_REFERENT: () => [
    "La première connexion par SMS est réservée aux référents des structures actives. Demandez à votre référent d'associer une carte ou une application à votre compte.",
  ],
  PHONE: (contact) => [
    "Le numéro de téléphone mobile saisi n'est pas celui de votre dossier, ou votre dossier n'en contient pas.",
    `${contactAbout(contact)} Nous enregistrerons votre numéro après vérification.`,
  ],
  CLOSED: (contact) => [
    "La première connexion de votre compte a déjà eu lieu. Un autre référent de votre structure peut vous associer un nouveau moyen de connexion.",
    `Vous êtes le seul référent ? ${contactAbout(contact)} Nous vous rappellerons au numéro de votre dossier.`,
  ],
};

/** To the address of an active account for which a first connection was asked in vain. */
export function explanationMail(
  ctx: Pick<Ctx, "settings">,
  to: Recipient,
  why: Explained,
): MailMessage {
  const { APP_URL, CONTACT_EMAIL } = ctx.settings;
  return {
    channel: "MAIL",
    kind: "first-connection-refused",
    to: to.email,
    subject: "Votre demande de première connexion à Aidants Connect",
    ...mailBody({
      greeting: greeting(to),
      paragraphs: [
        "Une première connexion à Aidants Connect a été demandée avec votre adresse. Elle n'a pas été ouverte.",
        ...EXPLANATIONS[why](CONTACT_EMAIL),
      ],
      ...(why === "EQUIPPED"
        ? { button: { label: "Se connecter", url: `${APP_URL}${LOGIN_PATH}` } }
        : {}),
      notices: ["Vous n'avez rien demandé ? Vous pouvez ignorer ce courriel."],
    }),
  };
}
