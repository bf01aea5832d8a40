import { DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";
import { DUREES, type OfferedDuree } from "@/lib/mandat/duration";

/** What the usager reads in a conversation (mandats §4.4): plain text, never escaped. */
export interface MandatWords {
  organisationName: string;
  demarches: readonly DemarcheKey[];
  duree: OfferedDuree;
}

const GREETING = "Bonjour, ici le service Aidants Connect.";

/** Titles in the alphabetical order of their keys, one a line. */
function listed(demarches: readonly DemarcheKey[]): string {
  const titles = [...demarches].sort().map((key) => DEMARCHES[key].title);
  return titles.length === 1
    ? `la démarche suivante : ${titles.join("")}.`
    : `les démarches suivantes :\n${titles.join(",\n")}.`;
}

/** SMS 1: what the mandat will be. */
export const recapText = (mandat: MandatWords, contact: string): string =>
  [
    GREETING,
    `${mandat.organisationName} va créer un mandat à votre nom, pour une durée de ${DUREES[mandat.duree].inDocument}, pour ${listed(mandat.demarches)}`,
    `Un second SMS vous demandera votre accord. Une question ? Posez-la à ${mandat.organisationName} ou écrivez à ${contact}`,
  ].join("\n");

/** SMS 2: the question. */
export const askText = (organisationName: string, word: string): string =>
  `${GREETING}\nÊtes-vous d'accord pour que ${organisationName} crée ce mandat à votre nom ? Répondez « ${word} » pour accepter ou « Non » pour refuser.`;

/** Sent once, after an answer that is neither. */
export const repromptText = (word: string): string =>
  `Aidants Connect n'a pas compris votre réponse. Répondez seulement « ${word} » pour accepter le mandat ou « Non » pour le refuser.`;

export type Receipt = "consent" | "denial" | "late";

/** SMS 3: what became of the answer. */
export const RECEIPTS: Readonly<Record<Receipt, string>> = {
  consent:
    "Aidants Connect a bien enregistré votre accord. Vous pourrez mettre fin au mandat à tout moment.",
  denial: "Aidants Connect a bien enregistré votre refus : aucun mandat ne sera créé.",
  late: "Votre réponse est arrivée trop tard : la demande d'Aidants Connect a expiré et aucun mandat n'est créé. Votre aidant peut vous en envoyer une autre.",
};
