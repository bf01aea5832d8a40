import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";
import { accessPath, confirmationPath, spacePath } from "./paths";

type MailCtx = Pick<Ctx, "settings">;

export interface MailedIssuer {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

const hello = ({ firstName, lastName }: MailedIssuer): string =>
  `Bonjour ${firstName} ${lastName},`;

const contactLine = (ctx: MailCtx): string => `Pour toute demande : ${ctx.settings.CONTACT_EMAIL}.`;

const lifeOf = (ctx: MailCtx): string => {
  const hours = Math.round(ctx.settings.ISSUER_LINK_TTL / 3600);
  return hours % 24 === 0 ? `${String(hours / 24)} jours` : `${String(hours)} heures`;
};

/** Address to confirm (M1), also when it replaces another one (M1b). */
export function confirmationMail(
  ctx: MailCtx,
  issuer: MailedIssuer,
  key: string,
  to = issuer.email,
): MailMessage {
  return {
    channel: "MAIL",
    kind: "issuer-confirmation",
    to,
    subject: "Aidants Connect - confirmez votre adresse e-mail",
    ...mailBody({
      greeting: hello(issuer),
      paragraphs: [
        "Vous préparez une demande d'habilitation à Aidants Connect. Confirmez votre adresse e-mail pour continuer.",
        `Ce lien est valable ${lifeOf(ctx)} et ne sert qu'une fois.`,
      ],
      button: {
        label: "Confirmer mon adresse e-mail",
        url: `${ctx.settings.APP_URL}${confirmationPath(issuer.id, key)}`,
      },
      notices: ["Si vous n'avez rien demandé, ignorez ce message.", contactLine(ctx)],
    }),
  };
}

/** Link to the space (M2). */
export function accessMail(ctx: MailCtx, issuer: MailedIssuer, token: string): MailMessage {
  return {
    channel: "MAIL",
    kind: "issuer-access",
    to: issuer.email,
    subject: "Aidants Connect - rappel de votre profil demandeur",
    ...mailBody({
      greeting: hello(issuer),
      paragraphs: [
        "Vous avez déjà un profil de demandeur sur Aidants Connect. Ce lien ouvre votre espace, avec toutes vos demandes d'habilitation.",
        `Il est valable ${lifeOf(ctx)} et ne sert qu'une fois.`,
      ],
      button: {
        label: "Ouvrir mon espace habilitation",
        url: `${ctx.settings.APP_URL}${accessPath(issuer.id, token)}`,
      },
      notices: ["Si vous n'avez rien demandé, ignorez ce message.", contactLine(ctx)],
    }),
  };
}

/** To the address that is about to be replaced (M1b): nothing to do unless it is a surprise. */
export function addressChangeMail(ctx: MailCtx, issuer: MailedIssuer): MailMessage {
  return {
    channel: "MAIL",
    kind: "issuer-address-change",
    to: issuer.email,
    subject: "Aidants Connect - changement de votre adresse e-mail",
    ...mailBody({
      greeting: hello(issuer),
      paragraphs: [
        "Une autre adresse e-mail a été indiquée pour votre profil de demandeur. Elle remplacera celle-ci dès que son titulaire l'aura confirmée.",
      ],
      button: { label: "Voir mon espace", url: `${ctx.settings.APP_URL}${spacePath(issuer.id)}` },
      notices: [`Si ce changement ne vient pas de vous, écrivez à ${ctx.settings.CONTACT_EMAIL}.`],
    }),
  };
}
