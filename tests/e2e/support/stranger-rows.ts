import type { Typed } from "./html-forms";
import {
  aidants,
  applications,
  cards,
  changes,
  drafts,
  freeCards,
  mandats,
  members,
  notifications,
  pendingApplications,
  sessions,
  trainees,
  unequipped,
  type Giving,
  type Ids,
} from "./stranger-givens";

/** How one private address makes what it names. */
export interface StrangerRow {
  /** Acceptance case that this address is the subject of. */
  acceptance?: string;
  given: Giving;
  /** What is typed in its forms, so that only the identifier may be refused. */
  typed?: (own: Ids) => Typed;
  /** Forms that change nothing with one's own identifier and these values, by position, and why. */
  unchanging?: Readonly<Record<number, string>>;
  /** What names nothing of one's own does nothing: there is no refusal to log. */
  silent?: boolean;
  /** Status of a GET with one's own identifier, when it is not a page. */
  status?: number;
  /** Status of one's own act, when it leads nowhere. */
  done?: number;
  /** The address is no page: what is posted to it. */
  posted?: Typed;
}

const MEMBER = "/espace-referent/aidant/[userId]";
const AUTORISATION = "/espace-aidant/usagers/[usagerId]/autorisations/[autorisationId]";

/**
 * Every private address that names something of a structure or of a person. An address of the espace
 * référent or of the espace aidant that takes an identifier and has no row fails the suite.
 */
export const STRANGER_ROWS: Readonly<Record<string, StrangerRow>> = {
  [MEMBER]: {
    acceptance: "[AUTH-H01]",
    given: aidants,
  },
  [`${MEMBER}/changer-organisations`]: {
    acceptance: "[AUTH-H09]",
    given: members({}),
    typed: ({ alsoId = "" }) => ({ structures: alsoId }),
  },
  [`${MEMBER}/designer-referent`]: {
    acceptance: "[AUTH-H12]",
    given: members({}),
  },
  [`${MEMBER}/reactivate-aidant/[organisationId]`]: {
    acceptance: "[AUTH-H11]",
    given: members({}, true),
  },
  [`${MEMBER}/retirer-referent`]: { given: members({ referent: true }) },
  [`${MEMBER}/supprimer-organisation/[organisationId]`]: {
    acceptance: "[AUTH-H10]",
    given: members({}),
  },
  "/espace-referent/organisation/[organisationId]/responsables": {
    acceptance: "[AUTH-H17]",
    given: members({}),
    typed: ({ userId = "" }) => ({
      user: userId,
      prenom: "Lou",
      nom: "Petit",
      profession: "Directrice",
      telephone: "06 01 01 01 01",
      email: `lou-${userId}@structure.test`,
    }),
  },
  [`${MEMBER}/attestation-formation`]: {
    acceptance: "[AUTH-H02]",
    given: unequipped,
    // Its PDF is being made.
    status: 303,
  },
  [`${MEMBER}/type-carte`]: { acceptance: "[AUTH-H03]", given: unequipped },
  [`${MEMBER}/lier-carte`]: { acceptance: "[AUTH-H04]", given: freeCards },
  [`${MEMBER}/valider-carte`]: { acceptance: "[AUTH-H05]", given: cards(false) },
  [`${MEMBER}/supprimer-carte`]: { acceptance: "[AUTH-H06]", given: cards(true) },
  [`${MEMBER}/ajouter-otp-app`]: { acceptance: "[AUTH-H07]", given: pendingApplications },
  [`${MEMBER}/supprimer-otp-app`]: { acceptance: "[AUTH-H08]", given: applications },
  [`${MEMBER}/resynchroniser-carte`]: { given: cards(true) },
  "/espace-referent/changement-structure/[changeId]/annuler-demande": {
    acceptance: "[AUTH-H17]",
    given: changes,
  },
  "/espace-referent/aidant/ajouter/confirmation": {
    acceptance: "[AUTH-H22]",
    given: drafts,
    // As one's own draft that was given up: the addition begins again, and nothing is refused.
    silent: true,
  },
  "/espace-referent/aidant-a-former/[traineeId]/annuler-demande": {
    acceptance: "[AUTH-H17]",
    given: trainees,
  },
  "/espace-referent/aidant-a-former/[traineeId]/inscription-formation": {
    acceptance: "[AUTH-H17]",
    given: trainees,
    typed: ({ sessionId = "" }) => ({ session: sessionId }),
  },

  "/espace-aidant/attestations/[attestationId]/impression": {
    given: mandats,
    posted: {},
    done: 204,
  },
  "/espace-aidant/creation_mandat/qrcode/[mandatId]": { given: mandats },
  "/espace-aidant/creation_mandat/visualisation/final/[mandatId]": { given: mandats },
  "/espace-aidant/mandats/[mandatId]/attestation_de_revocation": { given: mandats, status: 307 },
  "/espace-aidant/mandats/[mandatId]/attestation_de_revocation/pdf": {
    given: mandats,
    status: 303,
  },
  "/espace-aidant/mandats/[mandatId]/cancel_confirm": { given: mandats },
  "/espace-aidant/mandats/[mandatId]/cancel_success": { given: mandats, status: 307 },
  "/espace-aidant/mandats/[mandatId]/papier": { given: mandats, posted: { etape: "signe" } },
  "/espace-aidant/mandats/[mandatId]/pdf": { given: mandats, status: 303 },
  "/espace-aidant/mandats/[mandatId]/preuve": { given: mandats, status: 303 },
  "/espace-aidant/mandats/[mandatId]/visualisation": { given: mandats },
  "/espace-aidant/notifications/[notificationId]": {
    acceptance: "[AUTH-H22]",
    given: notifications,
  },
  "/espace-aidant/notifications/[notificationId]/marquer": {
    acceptance: "[AUTH-H22]",
    given: notifications,
    posted: { etat: "lu" },
  },
  "/espace-aidant/renew_mandat/[usagerId]": { given: mandats },
  "/espace-aidant/usagers/[usagerId]": { given: mandats },
  [`${AUTORISATION}/cancel_attestation`]: { given: mandats, status: 307 },
  [`${AUTORISATION}/cancel_attestation/pdf`]: { given: mandats, status: 303 },
  [`${AUTORISATION}/cancel_confirm`]: { given: mandats },
  [`${AUTORISATION}/cancel_success`]: { given: mandats, status: 307 },
  "/espace-aidant/usagers/[usagerId]/historique": { given: mandats },
  "/espace-aidant/mes-connexions": {
    acceptance: "[AUTH-H22]",
    given: sessions,
    typed: ({ sessionId = "" }) => ({ session: sessionId }),
    // The sessions that are one's own and have this identifier end: none, and nothing is refused.
    silent: true,
  },
};
