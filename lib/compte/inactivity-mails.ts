import { plainDate } from "@/lib/attestation/paris-dates";
import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

/** Who a mail of this file is for. */
export interface Person {
  email: string;
  firstName: string;
  lastName: string;
}

type Settings = Pick<Ctx, "settings">;

const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;
const greeting = (to: Person): string => `Bonjour ${nameOf(to)},`;

const mail = (
  to: Person,
  kind: string,
  subject: string,
  body: { text: string; html: string },
): MailMessage => ({ channel: "MAIL", kind, to: to.email, subject, ...body });

const CARD =
  "Si vous n'utilisez plus le service et avez une carte physique, remettez-la à votre référent : elle appartient à votre structure.";

/** « Réactivez votre compte » (auth-referent §7). @param before when the account would be deactivated */
export function warningMail(ctx: Settings, to: Person, before: Date): MailMessage {
  const { APP_URL, INACTIVITY_WARN_MONTHS, CONTACT_EMAIL } = ctx.settings;
  const body = mailBody({
    greeting: greeting(to),
    paragraphs: [
      `Vous ne vous êtes pas connecté à Aidants Connect depuis plus de ${String(INACTIVITY_WARN_MONTHS)} mois.`,
      `Pour garder votre compte, connectez-vous avant le ${plainDate(before)}. Passé ce jour, il sera désactivé : vous ne pourrez plus vous connecter, et vos référents en seront informés.`,
    ],
    button: { label: "Se connecter", url: `${APP_URL}/accounts/login/` },
    notices: [
      "Pour reprendre la main : un tutoriel vous attend dans votre espace, après la connexion.",
      CARD,
      `Une question ? Écrivez à ${CONTACT_EMAIL}.`,
    ],
  });
  return mail(to, "account-inactive", "Réactivez votre compte Aidants Connect", body);
}

/** « Votre compte a été désactivé » (auth-referent §7). */
export function deactivatedMail(ctx: Settings, to: Person): MailMessage {
  const { APP_URL, CONTACT_EMAIL } = ctx.settings;
  const body = mailBody({
    greeting: greeting(to),
    paragraphs: [
      "Votre compte Aidants Connect a été désactivé : vous ne vous êtes pas connecté malgré notre courriel d'avertissement.",
      `Les conditions générales d'utilisation prévoient cette mesure, qui protège les personnes que vous accompagnez : ${APP_URL}/cgu`,
      "Les mandats que vous avez créés restent à votre structure, et vos collègues peuvent les utiliser.",
      "Pour retrouver votre compte, demandez à votre référent de le faire réactiver.",
    ],
    notices: [CARD, `Une question ? Écrivez à ${CONTACT_EMAIL}.`],
  });
  return mail(to, "account-deactivated", "Votre compte Aidants Connect a été désactivé", body);
}

/** To a référent: who was deactivated in a structure. */
export function deactivatedListMail(
  ctx: Settings,
  to: Person,
  organisationName: string,
  people: readonly Person[],
): MailMessage {
  const body = mailBody({
    greeting: greeting(to),
    paragraphs: [
      `Dans la structure ${organisationName}, ces comptes viennent d'être désactivés, faute de connexion malgré un avertissement :`,
    ],
    items: people.map((person) => ({ text: `${nameOf(person)}, ${person.email}` })),
    notices: [
      "Récupérez les cartes physiques de ces personnes. Si l'une d'elles travaille encore avec vous, vous pouvez faire réactiver son compte.",
      `Une question ? Écrivez à ${ctx.settings.CONTACT_EMAIL}.`,
    ],
  });
  return mail(to, "accounts-deactivated", "Des comptes de votre structure sont désactivés", body);
}

/** After 90 days without a use (mandats §8). */
export function nudgeMail(ctx: Settings, to: Person): MailMessage {
  const { APP_URL, CONTACT_EMAIL, NUDGE_AFTER_DAYS } = ctx.settings;
  const body = mailBody({
    greeting: greeting(to),
    paragraphs: [
      `Vous n'avez pas utilisé Aidants Connect depuis plus de ${String(NUDGE_AFTER_DAYS)} jours. Votre compte reste ouvert.`,
      "Si un doute vous a arrêté, le tutoriel de votre espace reprend chaque étape, de la création d'un mandat à sa révocation, et la page « J'ai besoin d'aide » répond aux situations les plus courantes.",
    ],
    button: { label: "Ouvrir le tutoriel", url: `${APP_URL}/espace-aidant/tutoriel/` },
    notices: [
      `Une question sur le service ou sur le droit du mandat ? Écrivez à ${CONTACT_EMAIL}.`,
    ],
  });
  return mail(to, "activity-reminder", "Accompagner des personnes avec Aidants Connect", body);
}
