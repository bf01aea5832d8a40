import type { AccountDetail } from "@/lib/administration/read-account";
import type { AccountFilter } from "@/lib/administration/search-accounts";
import type { AccountState } from "@/lib/compte/account-state";

export const STATE_LABELS: Readonly<Record<AccountState, string>> = {
  DEACTIVATED: "Désactivé",
  SUSPENDED: "Connexion suspendue",
  NO_MEANS: "Sans moyen de connexion",
  CARD_TO_CONFIRM: "Carte à valider",
  WARNED: "Prévenu, sans connexion depuis",
  OPERATIONAL: "Opérationnel",
};

/** DSFR badge of each state. */
export const STATE_BADGES: Readonly<Record<AccountState, string>> = {
  DEACTIVATED: "",
  SUSPENDED: "fr-badge--error",
  NO_MEANS: "fr-badge--warning",
  CARD_TO_CONFIRM: "fr-badge--warning",
  WARNED: "fr-badge--warning",
  OPERATIONAL: "fr-badge--success",
};

export const FILTER_LABELS: Readonly<Record<AccountFilter, string>> = {
  suspendus: "Connexion suspendue",
  "sans-telephone": "Référents sans numéro de mobile",
  "sans-moyen": "Sans moyen de connexion",
  inactifs: "Désactivés",
};

export const REASON_LABELS: Readonly<
  Record<NonNullable<AccountDetail["deactivationReason"]>, string>
> = {
  REFERENT: "par un référent",
  INACTIVITY: "pour inactivité",
  ORGANISATION: "avec sa structure",
  STAFF: "par l’équipe",
};

export const ACCOUNTS_PATH = "/administration/comptes/";
export const accountPath = (id: string): string => `${ACCOUNTS_PATH}${id}/`;

export const ADMINISTRATION_CRUMB = { label: "Administration", href: "/administration/" };
export const ACCOUNTS_CRUMB = { label: "Comptes", href: ACCOUNTS_PATH };

const instant = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

export const inFrench = (date: Date | null): string => (date ? instant.format(date) : "–");
