import { plainDate } from "@/lib/attestation/paris-dates";
import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

export interface ExpiringMandat {
  usagerId: string;
  givenName: string;
  familyName: string;
  expiresAt: Date;
  autorisations: number;
}

interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

/** Lines of one mail; the rest is in the list of mandats. */
const MOST_LINES = 100;

const initials = ({ givenName, familyName }: ExpiringMandat): string =>
  [givenName, familyName].map((name) => `${name.charAt(0).toUpperCase()}.`).join(" ");

/** « A. D., jusqu'au 3 mars 2027, 4 autorisations ». */
const lineOf = (mandat: ExpiringMandat): string => {
  const { autorisations } = mandat;
  const count = autorisations === 1 ? "1 autorisation" : `${String(autorisations)} autorisations`;
  return `${initials(mandat)}, jusqu'au ${plainDate(mandat.expiresAt)}, ${count}`;
};

/**
 * « Ces mandats vont bientôt expirer » (mandats §8), for one aidant: no other address is in it, and of
 * the usagers their initials only.
 */
export function expiryMail(
  ctx: Pick<Ctx, "settings">,
  to: Recipient,
  organisationName: string,
  mandats: readonly ExpiringMandat[],
): MailMessage {
  const { APP_URL } = ctx.settings;
  const more = mandats.length - MOST_LINES;
  return {
    channel: "MAIL",
    kind: "mandats-expiring",
    to: to.email,
    subject: "Ces mandats vont bientôt expirer",
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [
        `Des mandats de votre structure, ${organisationName}, arrivent bientôt à leur terme :`,
      ],
      items: mandats.slice(0, MOST_LINES).map((mandat) => ({
        text: lineOf(mandat),
        url: `${APP_URL}/espace-aidant/usagers/${mandat.usagerId}/`,
      })),
      button: { label: "Voir tous les mandats", url: `${APP_URL}/espace-aidant/usagers/` },
      notices: [
        ...(more > 0 ? [`${String(more)} autres mandats sont à voir dans cette liste.`] : []),
        "Pour renouveler un mandat, la personne n'a pas à se connecter de nouveau à FranceConnect. Le nouveau mandat s'imprime en deux exemplaires, signés par elle et par vous : elle garde l'un, votre structure l'autre.",
        "Vous recevez ce courriel parce que les mandats appartiennent à la structure : toutes les personnes habilitées à les utiliser sont prévenues, quelle que soit celle qui les a créés.",
      ],
    }),
  };
}
