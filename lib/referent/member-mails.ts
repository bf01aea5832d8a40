import { dateAndTime } from "@/lib/attestation/paris-dates";
import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

/** Who a mail of this file is for. */
interface Person {
  email: string;
  firstName: string;
  lastName: string;
}

/** What was done, by whom and when (auth-referent §7, M7). */
export interface MemberAct {
  /** Full name of the référent. */
  by: string;
  organisationName: string;
  at: Date;
}

type Settings = Pick<Ctx, "settings">;

const nameOf = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`;

const doneBy = ({ by, organisationName, at }: MemberAct): string =>
  `C'est une décision de ${by}, référent de ${organisationName}, le ${dateAndTime(at)}.`;

const unexpected = ({ settings }: Settings): string =>
  `Si vous ne vous y attendiez pas, parlez-en à votre référent ou écrivez à ${settings.CONTACT_EMAIL}.`;

interface Content {
  kind: string;
  subject: string;
  paragraphs: string[];
  button?: { label: string; url: string };
}

function mail(ctx: Settings, to: Person, content: Content): MailMessage {
  const { kind, subject, ...body } = content;
  const greeting = `Bonjour ${nameOf(to)},`;
  const notices = [unexpected(ctx)];
  return {
    channel: "MAIL",
    kind,
    to: to.email,
    subject,
    ...mailBody({ greeting, ...body, notices }),
  };
}

/** To whom a référent has just closed the account. @param unlinked their means were taken back too */
export const memberDeactivatedMail = (
  ctx: Settings,
  to: Person,
  act: MemberAct,
  unlinked: boolean,
): MailMessage =>
  mail(ctx, to, {
    kind: "member-deactivated",
    subject: "Votre compte Aidants Connect est désactivé",
    paragraphs: [
      "Votre compte Aidants Connect vient d'être désactivé : vous ne pouvez plus vous connecter.",
      doneBy(act),
      "Les mandats que vous avez créés restent à votre structure, et vos collègues peuvent les utiliser.",
      unlinked
        ? "Vos moyens de connexion sont déliés : si vous avez une carte physique, remettez-la à votre référent."
        : "Si vous avez une carte physique, remettez-la à votre référent : elle appartient à la structure.",
    ],
  });

/** To whom a référent has just opened the account again. */
export const memberReactivatedMail = (ctx: Settings, to: Person, act: MemberAct): MailMessage =>
  mail(ctx, to, {
    kind: "member-reactivated",
    subject: "Votre compte Aidants Connect est réactivé",
    paragraphs: [
      "Votre compte Aidants Connect vient d'être réactivé.",
      doneBy(act),
      "Pour vous connecter, il vous faut un moyen de connexion associé à votre compte : voyez-le avec votre référent si vous n'en avez plus.",
    ],
    button: { label: "Se connecter", url: `${ctx.settings.APP_URL}/accounts/login/` },
  });

/** To the new référent. */
export const referentDesignatedMail = (ctx: Settings, to: Person, act: MemberAct): MailMessage =>
  mail(ctx, to, {
    kind: "referent-designated",
    subject: `Vous êtes référent de ${act.organisationName}`,
    paragraphs: [
      `Vous êtes désormais référent de ${act.organisationName} sur Aidants Connect.`,
      doneBy(act),
      "L'espace référent vous permet de gérer les comptes de votre structure : nouveaux aidants, moyens de connexion, départs. Vous y accepterez d'abord la charte du référent.",
    ],
    button: { label: "Espace référent", url: `${ctx.settings.APP_URL}/espace-referent/` },
  });

/** To the référents of the structure, about the new one. */
export const referentDesignatedNotice = (
  ctx: Settings,
  to: Person,
  act: MemberAct,
  person: Person,
): MailMessage =>
  mail(ctx, to, {
    kind: "referent-designated-notice",
    subject: `Nouveau référent de ${act.organisationName}`,
    paragraphs: [
      `${nameOf(person)} (${person.email}) est désormais référent de ${act.organisationName}.`,
      doneBy(act),
    ],
  });

/** To whom the référent's right was taken from. */
export const referentWithdrawnMail = (ctx: Settings, to: Person, act: MemberAct): MailMessage =>
  mail(ctx, to, {
    kind: "referent-withdrawn",
    subject: `Vous n'êtes plus référent de ${act.organisationName}`,
    paragraphs: [
      `Vous n'êtes plus référent de ${act.organisationName} sur Aidants Connect. Votre compte reste ouvert et vous restez membre de la structure.`,
      doneBy(act),
    ],
  });
