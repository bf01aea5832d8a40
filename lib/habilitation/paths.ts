export const HABILITATION_PATH = "/habilitation/";
export const ISSUER_FORM_PATH = "/habilitation/demandeur/";
export const FOLLOW_PATH = "/habilitation/suivre/";
/** The same page, for somebody whose browser holds no cookie of the issuer. */
export const NEW_LINK_PATH = `${FOLLOW_PATH}?lien=1`;

export const spacePath = (issuerId: string): string => `${ISSUER_FORM_PATH}${issuerId}/`;
export const waitingPath = (issuerId: string): string =>
  `${spacePath(issuerId)}confirmation-email/en-attente/`;
export const confirmationPath = (issuerId: string, key: string): string =>
  `${spacePath(issuerId)}confirmation-email/confirmer/${key}/`;
export const accessPath = (issuerId: string, token: string): string =>
  `${spacePath(issuerId)}acces/${token}/`;
export const siretPath = (issuerId: string): string =>
  `${spacePath(issuerId)}organisation/siret_verification/`;
export const newStructurePath = (issuerId: string, siret: string): string =>
  `${spacePath(issuerId)}organisation/nouvelle/${siret}/`;

export type RequestPage =
  | "infos-generales"
  | "referent"
  | "aidants"
  | "validation"
  | "voir"
  | "modifier-demandeur"
  | "retirer";

export const requestPath = (issuerId: string, requestId: string, page: RequestPage): string =>
  `${spacePath(issuerId)}organisation/${requestId}/${page}/`;

export const aidantPath = (issuerId: string, requestId: string, aidantId: string): string =>
  `${spacePath(issuerId)}organisation/${requestId}/aidant/${aidantId}/`;

/** Hidden fields that say whose form it is; the cookie and the queries decide. */
export const ISSUER_FIELD = "demandeur";
export const REQUEST_FIELD = "demande";
