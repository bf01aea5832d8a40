import { mailBody } from "@/lib/auth/mail-body";
import type { MailMessage } from "@/lib/outbox/message";

interface Recipient {
  email: string;
  firstName: string;
  lastName: string;
}

/** Names of structures, without those that are in both lists. */
export interface OrganisationsChange {
  gained: readonly string[];
  lost: readonly string[];
  /** What is left afterwards. */
  current: readonly string[];
}

const inFrench = new Intl.ListFormat("fr", { style: "long", type: "conjunction" });

function sentences({ gained, lost }: OrganisationsChange): string[] {
  const can = `Vous pouvez désormais créer des mandats pour ${inFrench.format(gained)}.`;
  const cannot = `Vous ne pouvez plus créer de mandats pour ${inFrench.format(lost)}.`;
  return [...(gained.length > 0 ? [can] : []), ...(lost.length > 0 ? [cannot] : [])];
}

/** « La liste de vos structures a changé » (mandats §8): what was gained, what was lost, what is left. */
export function organisationsChangedMail(
  to: Recipient,
  change: OrganisationsChange,
  contact: string,
): MailMessage {
  const { gained, lost, current } = change;
  const several = gained.length + lost.length > 1;
  return {
    channel: "MAIL",
    kind: "organisations-changed",
    to: to.email,
    subject: "La liste de vos structures a changé",
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [
        several
          ? "Les structures auxquelles vous appartenez sur Aidants Connect ont changé."
          : "Une structure à laquelle vous appartenez sur Aidants Connect a changé.",
        ...sentences(change),
        `Vous appartenez maintenant à : ${inFrench.format(current)}.`,
      ],
      notices: [
        `Si ce changement vous surprend, parlez-en à votre référent ou écrivez à ${contact}.`,
      ],
    }),
  };
}

/** To the référents of a structure that the team has just deactivated (mandats §6, §8). */
export function organisationDeactivatedMail(
  to: Recipient,
  facts: { name: string; days: number; contact: string },
): MailMessage {
  const { name, days, contact } = facts;
  return {
    channel: "MAIL",
    kind: "organisation-deactivated",
    to: to.email,
    subject: "Votre structure est désactivée sur Aidants Connect",
    ...mailBody({
      greeting: `Bonjour ${to.firstName} ${to.lastName},`,
      paragraphs: [
        `La structure ${name}, dont vous êtes référent ou référente, vient d'être désactivée.`,
        "Dès maintenant, aucun mandat ne peut être créé, renouvelé ni utilisé en son nom. Les mandats et les accès sont conservés : ils reprendront si la structure est réactivée.",
        `Sans réactivation sous ${String(days)} jours, les mandats en cours prendront fin et les aidants seront retirés de la structure. Les personnes accompagnées devront en être informées.`,
      ],
      notices: [`Pour toute question ou pour contester cette décision, écrivez à ${contact}.`],
    }),
  };
}

/** To the team, once a structure was closed: how many people are to be told, and nobody's name. */
export function organisationClosedMail(facts: {
  name: string;
  usagers: number;
  contact: string;
}): MailMessage {
  const { name, usagers, contact } = facts;
  const people = `${String(usagers)} ${usagers > 1 ? "personnes accompagnées" : "personne accompagnée"}`;
  return {
    channel: "MAIL",
    kind: "organisation-closed",
    to: contact,
    subject: "Structure fermée : des personnes à informer",
    ...mailBody({
      greeting: "Bonjour,",
      paragraphs: [
        `La structure ${name} n'a pas été réactivée à temps : ses mandats en cours ont pris fin et ses aidants en ont été retirés.`,
        usagers === 0
          ? "Aucun mandat n'était en cours : personne n'est à informer."
          : `${people} : à informer de la fin de leur mandat. La liste est conservée par le service pour l'administration technique.`,
      ],
    }),
  };
}
