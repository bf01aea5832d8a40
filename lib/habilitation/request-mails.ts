import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";
import type { MailedIssuer } from "./issuer-mails";
import { requestPath, spacePath } from "./paths";

type MailCtx = Pick<Ctx, "settings">;

interface MailedRequest {
  id: string;
  name: string;
  number: string | null;
}

interface Parts {
  kind: string;
  subject: string;
  paragraphs: readonly string[];
  label: string;
  path: string;
}

const toIssuer = (ctx: MailCtx, issuer: MailedIssuer, parts: Parts): MailMessage => ({
  channel: "MAIL",
  kind: parts.kind,
  to: issuer.email,
  subject: parts.subject,
  ...mailBody({
    greeting: `Bonjour ${issuer.firstName} ${issuer.lastName},`,
    paragraphs: parts.paragraphs,
    button: { label: parts.label, url: `${ctx.settings.APP_URL}${parts.path}` },
    notices: [`Pour toute demande : ${ctx.settings.CONTACT_EMAIL}.`],
  }),
});

/** A draft was begun (M3). */
export const requestCreatedMail = (
  ctx: MailCtx,
  issuer: MailedIssuer,
  { name }: MailedRequest,
): MailMessage =>
  toIssuer(ctx, issuer, {
    kind: "request-created",
    subject: "Aidants Connect - votre demande d'habilitation a été créée",
    paragraphs: [
      `Votre demande d'habilitation pour la structure ${name} est créée. Elle n'est pas encore envoyée : complétez-la, puis envoyez-la depuis votre espace.`,
    ],
    label: "Reprendre ma demande",
    path: spacePath(issuer.id),
  });

/** A request was sent for the first time (M4), or again after changes (M5). */
export const requestSubmittedMail = (
  ctx: MailCtx,
  issuer: MailedIssuer,
  { id, name, number }: MailedRequest,
  again: boolean,
): MailMessage =>
  toIssuer(ctx, issuer, {
    kind: again ? "request-resubmitted" : "request-submitted",
    subject: `Aidants Connect - votre demande d'habilitation n° ${number ?? ""} a été ${again ? "modifiée" : "soumise"}`,
    paragraphs: [
      again
        ? `Votre demande d'habilitation n° ${number ?? ""} pour la structure ${name} a été modifiée. Notre équipe l'étudie de nouveau.`
        : `Votre demande d'habilitation n° ${number ?? ""} pour la structure ${name} a bien été envoyée. Notre équipe l'étudie et vous répondra par courriel.`,
    ],
    label: "Suivre ma demande",
    path: requestPath(issuer.id, id, "voir"),
  });

/** A draft that nobody touches will be deleted (M9). */
export const draftIdleMail = (
  ctx: MailCtx,
  issuer: MailedIssuer,
  { name, id }: MailedRequest,
): MailMessage =>
  toIssuer(ctx, issuer, {
    kind: "request-draft-idle",
    subject: "Aidants Connect - votre brouillon sera supprimé dans 30 jours",
    paragraphs: [
      `Votre demande d'habilitation${name === "" ? "" : ` pour la structure ${name}`} n'a pas changé depuis 11 mois. Sans changement de votre part, ce brouillon et les informations qu'il contient seront supprimés dans 30 jours.`,
    ],
    label: "Reprendre ma demande",
    path: requestPath(issuer.id, id, "validation"),
  });

/** To whoever studies the request, or to the team (M10): what happened, and nobody's name. */
export function teamNoticeMail(
  ctx: MailCtx,
  to: string,
  request: MailedRequest,
  event: "message" | "resubmitted" | "withdrawn",
): MailMessage {
  const number = request.number === null ? "" : ` n° ${request.number}`;
  const texts = {
    message: "Le demandeur a écrit un message",
    resubmitted: "La demande a été modifiée et envoyée de nouveau",
    withdrawn: "Le demandeur a retiré sa demande",
  };
  return {
    channel: "MAIL",
    kind: "request-team-notice",
    to,
    subject: `Demande d'habilitation${number} : ${texts[event].toLowerCase()}`,
    ...mailBody({
      greeting: "Bonjour,",
      paragraphs: [`${texts[event]}, pour la demande d'habilitation${number} (${request.name}).`],
    }),
  };
}
