import { mailBody } from "@/lib/auth/mail-body";
import type { Ctx } from "@/lib/context.types";
import type { MailMessage } from "@/lib/outbox/message";

/** What is to be looked at, of one day. */
export interface SuspiciousUse {
  /** Mandats signed by an aidant out of working hours. */
  outOfHours: readonly { aidant: string; organisation: string; mandats: number }[];
  /** Most mandats of an aidant within one hour. */
  rushes: readonly { aidant: string; organisation: string; mandats: number }[];
  /** Mandats at a distance of one usager, by the identifier that staff searches. */
  repeatedRemote: readonly { usagerId: string; organisation: string; mandats: number }[];
}

/** « 1 mandat signé… », « 4 mandats signés… ». */
const signed = (n: number, rest: string): string =>
  n === 1 ? `1 mandat signé ${rest}` : `${String(n)} mandats signés ${rest}`;

/** Digest to the team; an usager is named by an identifier only. @param day as read */
export function suspiciousUseMail(
  ctx: Pick<Ctx, "settings">,
  day: string,
  use: SuspiciousUse,
): MailMessage {
  const { CONTACT_EMAIL, APP_URL } = ctx.settings;
  const lines = [
    ...use.outOfHours.map(
      (one) =>
        `${one.aidant} (${one.organisation}) : ${signed(one.mandats, "hors des heures d'ouverture")}`,
    ),
    ...use.rushes.map(
      (one) => `${one.aidant} (${one.organisation}) : ${signed(one.mandats, "en une heure")}`,
    ),
    ...use.repeatedRemote.map(
      (one) =>
        `Usager ${one.usagerId} (${one.organisation}) : ${String(one.mandats)} mandats à distance en trente jours`,
    ),
  ];
  return {
    channel: "MAIL",
    kind: "suspicious-use",
    to: CONTACT_EMAIL,
    subject: `Usages à vérifier du ${day}`,
    ...mailBody({
      greeting: "Bonjour,",
      paragraphs: [
        `Ces usages du ${day} sortent de l'ordinaire. Ce ne sont pas des fautes : demandez au référent de la structure avant toute mesure.`,
      ],
      items: lines.map((text) => ({ text })),
      button: { label: "Ouvrir l'administration", url: `${APP_URL}/administration/` },
      notices: [
        "Les conditions générales d'utilisation prévoient cette vérification. Ces seuils sont des réglages du service.",
      ],
    }),
  };
}
