import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

export interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

type Settings = Pick<Ctx, "settings">;

const inFrench = new Intl.ListFormat("fr", { style: "long", type: "conjunction" });

export const fullName = ({ firstName, lastName }: Recipient): string => `${firstName} ${lastName}`;

const question = (ctx: Settings): string =>
  `Une question ? Écrivez à ${ctx.settings.CONTACT_EMAIL}.`;

const mail = (
  to: string,
  kind: string,
  subject: string,
  content: Parameters<typeof mailBody>[0],
): MailMessage => ({ channel: "MAIL", kind, to, subject, ...mailBody(content) });

export const objectionPath = (token: string): string =>
  `/changement-structure/opposition/${token}/`;
export const confirmationPath = (token: string): string =>
  `/changement-structure/adresse/${token}/`;

/** To the aidant, who may object (auth-referent §4.6). */
export const changeAskedMail = (
  ctx: Settings,
  to: Recipient,
  facts: { target: string; former: readonly string[]; newEmail: string | null; token: string },
): MailMessage =>
  mail(to.email, "structure-change-asked", "Une structure demande que vous la rejoigniez", {
    greeting: `Bonjour ${fullName(to)},`,
    paragraphs: [
      `${facts.target} a demandé que vous la rejoigniez sur Aidants Connect. Notre équipe examine cette demande.`,
      `Si elle est validée, vous quitterez ${inFrench.format(facts.former)} et n'aurez plus accès à ses mandats.`,
      ...(facts.newEmail === null
        ? []
        : [
            `Votre adresse de connexion deviendrait ${facts.newEmail}, une fois confirmée depuis cette adresse.`,
          ]),
      "Si vous n'êtes pas d'accord, dites-le : la demande ne pourra pas être validée. Si vous êtes d'accord, vous n'avez rien à faire.",
    ],
    button: {
      label: "Je ne suis pas d'accord",
      url: `${ctx.settings.APP_URL}${objectionPath(facts.token)}`,
    },
    notices: [question(ctx)],
  });

/** To the référents of the structures that would lose the aidant. */
export const departureAskedMail = (
  ctx: Settings,
  to: Recipient,
  facts: { aidant: Recipient; target: string },
): MailMessage =>
  mail(to.email, "structure-change-announced", "Un aidant pourrait quitter votre structure", {
    greeting: `Bonjour ${fullName(to)},`,
    paragraphs: [
      `${facts.target} a demandé que ${fullName(facts.aidant)} (${facts.aidant.email}) la rejoigne sur Aidants Connect.`,
      "Notre équipe examine cette demande. Si elle est validée, cette personne quittera votre structure : sa carte physique sera dissociée et reste à vous. Les mandats restent à votre structure.",
    ],
    notices: ["Si ce départ n'est pas prévu, dites-le-nous sans attendre.", question(ctx)],
  });

/** To the address that would replace the present one: its owner confirms it. */
export const confirmAddressMail = (
  ctx: Settings,
  to: string,
  facts: { target: string; token: string },
): MailMessage =>
  mail(to, "structure-change-address", "Confirmez votre nouvelle adresse Aidants Connect", {
    greeting: "Bonjour,",
    paragraphs: [
      `${facts.target} a demandé que cette adresse devienne l'adresse de connexion d'un aidant sur Aidants Connect.`,
      "Si cette adresse est bien la vôtre et que ce changement est prévu, confirmez-la.",
    ],
    button: {
      label: "Confirmer cette adresse",
      url: `${ctx.settings.APP_URL}${confirmationPath(facts.token)}`,
    },
    notices: [
      "Si vous n'attendiez pas ce courriel, n'ouvrez pas le lien : rien ne changera.",
      question(ctx),
    ],
  });

/** To the aidant and to who asked: the request is given up or refused. */
export const changeClosedMail = (
  ctx: Settings,
  to: Recipient,
  facts: { aidant: Recipient; target: string; refused: boolean; reason: string | null },
): MailMessage =>
  mail(to.email, "structure-change-closed", "Le changement de structure n'aura pas lieu", {
    greeting: `Bonjour ${fullName(to)},`,
    paragraphs: [
      `La demande faite pour que ${fullName(facts.aidant)} rejoigne ${facts.target} sur Aidants Connect est ${facts.refused ? "refusée par notre équipe" : "annulée par cette structure"}. Rien ne change.`,
      ...(facts.reason === null ? [] : [`Motif : ${facts.reason}`]),
    ],
    notices: [question(ctx)],
  });

/** To the référent who asked: done (habilitation §6.4). */
export const changeDoneMail = (
  ctx: Settings,
  to: Recipient,
  facts: { aidant: Recipient; target: string; needsMeans: boolean },
): MailMessage =>
  mail(to.email, "structure-change-done", "Un aidant a rejoint votre structure", {
    greeting: `Bonjour ${fullName(to)},`,
    paragraphs: [
      `${fullName(facts.aidant)} (${facts.aidant.email}) a rejoint ${facts.target} sur Aidants Connect.`,
      facts.needsMeans
        ? "Cette personne n'a pas de moyen de connexion : associez-lui une application ou une carte depuis votre espace référent."
        : "Son application d'authentification est conservée : cette personne peut se connecter.",
    ],
    button: {
      label: "Ouvrir la liste des aidants",
      url: `${ctx.settings.APP_URL}/espace-referent/aidants/`,
    },
    notices: [question(ctx)],
  });
