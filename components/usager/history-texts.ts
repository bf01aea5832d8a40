import { DEMARCHES, type DemarcheKey } from "@/lib/demarche/catalogue";
import type { HistoryAction, UsagerHistory } from "@/lib/mandat/usager-history";

type Line = UsagerHistory["lines"][number];

/** « Logement, Transports »; titles, never keys. */
export const titlesOf = (demarches: readonly DemarcheKey[]): string =>
  demarches.map((key) => DEMARCHES[key].shortTitle).join(", ");

/** « Mandat créé : Papiers, Logement ». */
const named = (text: string, { demarches }: Line): string =>
  demarches.length === 0 ? text : `${text} : ${titlesOf(demarches)}`;

const REVOKED: Readonly<Record<string, string>> = {
  REVOKED_BY_USAGER: "à la demande de l'usager",
  REVOKED_BY_STRUCTURE: "par la structure",
};

const revoked = (what: string, { details }: Line): string =>
  [what, REVOKED[details.reason ?? ""]].filter(Boolean).join(" ");

const PAPER: Readonly<Record<string, string>> = {
  SIGNED: "Mandat papier noté comme signé",
  COPY_GIVEN: "Copie du mandat papier notée comme remise",
};

const TEXTS: Readonly<Record<HistoryAction, (line: Line) => string>> = {
  franceconnect_usager: () => "Identification avec FranceConnect",
  update_identity_usager: () => "Identité mise à jour par FranceConnect",
  update_email_usager: () => "Adresse électronique mise à jour",
  update_phone_usager: () => "Numéro de téléphone mis à jour",
  init_renew_mandat: (line) => named("Renouvellement commencé", line),
  remote_sms_recap_sent: (line) => named("SMS récapitulatif envoyé", line),
  remote_sms_consent_sent: () => "Demande de consentement envoyée par SMS",
  remote_sms_consent_received: () => "Consentement reçu par SMS",
  remote_sms_denial_received: () => "Refus reçu par SMS",
  remote_sms_undelivered: () => "SMS non remis à la personne",
  remote_sms_expired: () => "Demande de consentement par SMS restée sans réponse",
  create_attestation: (line) => named("Mandat créé", line),
  paper_signed: ({ details }) => PAPER[details.item ?? ""] ?? "Exemplaires papier vérifiés",
  use_autorisation: (line) => named("Démarche réalisée en son nom", line),
  cancel_autorisation: (line) =>
    line.details.reason === "SUPERSEDED"
      ? named("Autorisation remplacée par un nouveau mandat", line)
      : named(revoked("Autorisation révoquée", line), line),
  cancel_mandat: (line) => revoked("Mandat révoqué", line),
  view_attestation: () => "Attestation consultée",
  print_attestation: () => "Attestation imprimée ou téléchargée en PDF",
  download_proof: () => "Preuve d'inscription au journal téléchargée",
};

/** What an entry of the journal says, in plain words. */
export const historyText = (line: Line): string => TEXTS[line.action](line);
