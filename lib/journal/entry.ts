import type { DemarcheKey } from "@/lib/demarche/catalogue";

/** Who is named as the author of an entry. */
export type JournalActor =
  | { kind: "member" | "aidant" | "referent"; userId: string; organisationId: string }
  | { kind: "admin"; userId: string }
  /** Somebody who files a request: no account, a confirmed e-mail. */
  | { kind: "demandeur"; issuerId: string }
  | { kind: "system"; name: string };

type NoDetails = Record<string, never>;

/** Who asked for an end, how, and on which Paris day (mandats §5.2); absent when a job ends it. */
type RevocationRequest = { requestedBy?: string; requestedOn?: string };

/** What was destroyed of one person under a request (mandats §7.6). */
type ErasureDetails = { requestId: string; mandats: number; texts: number; attestations: number };
/** One step of a consent by SMS (mandats §4.7); number and text are personal: record-private.ts. */
type SmsDetails = { consentRequestId: string; attempt?: number; errorCode?: string };

/** A means of connection; a card is named by the number printed on it. */
type Means = { kind: "APP" } | { kind: "CARD"; serial: string };

/** Every act that leaves a trace (mandats §7.2, auth-referent): a closed list, one member an action. */
interface EntryDetails {
  /** `method`: absent for the usual e-mail and one-time code. */
  connect_aidant: { sessionId: string; method?: "email+sms" | "bypass" };
  logout: { sessionId: string };
  cgu_accepted: { version: string };
  charte_accepted: { version: string };
  thematiques_changed: { before: string[]; after: string[] };
  /** A member was removed, by whom the entry names; the account is deactivated with its only organisation. */
  leave_organisation: { memberId: string; accountDeactivated: boolean };
  /** A référent asked for somebody to be trained, then habilitated. */
  trainee_requested: { traineeId: string; courseType: string };
  trainee_cancelled: { traineeId: string; previousStatus: string; sessionIds: string[] };
  trainee_registered: { traineeId: string; sessionId: string; previousSessionId: string | null };
  /** A référent asked whether an address is that of a trained aidant; the address is personal text. */
  aidant_looked_up: { outcome: string };
  /** A référent of both structures added a member of one to the other. */
  member_added: { memberId: string };
  structure_change_requested: { changeId: string; memberId: string };
  structure_change_objected: { changeId: string };
  structure_change_address_confirmed: { changeId: string };
  structure_change_cancelled: { changeId: string };
  structure_change_refused: { changeId: string };
  structure_change_validated: {
    changeId: string;
    memberId: string;
    leftOrganisationIds: string[];
    emailChanged: boolean;
    accountReactivated: boolean;
    cardUnlinked: boolean;
  };
  member_reactivated: { memberId: string; previousReason: string | null };
  member_organisations_changed: { memberId: string; before: string[]; after: string[] };
  referent_designated: { memberId: string };
  referent_withdrawn: { memberId: string };
  co_referent_requested: { requestId: string };
  organisation_deactivated: NoDetails;
  organisation_reactivated: { restored: boolean };
  /** Thirty days after its deactivation: mandats ended, members detached. */
  organisation_closed: { usagersToInform: number };
  /** The person was told that a mandat ended with its structure. */
  usager_informed: NoDetails;
  switch_organisation: { previousOrganisationId: string | null };
  franceconnect_usager: NoDetails;
  update_email_usager: NoDetails;
  update_phone_usager: NoDetails;
  update_identity_usager: { fields: string[] };
  create_attestation: {
    templateVersion: string;
    /** Consent by SMS that the mandat rests on. */
    consentRequestId?: string;
    consentEvidence?: string;
  };
  create_autorisation: { isRemote: boolean };
  use_autorisation: { tokenHash: string };
  cancel_autorisation:
    | { reason: "SUPERSEDED" }
    | ({ reason: "REVOKED_BY_USAGER" | "REVOKED_BY_STRUCTURE" } & RevocationRequest);
  cancel_mandat: { reason: "REVOKED_BY_USAGER" | "REVOKED_BY_STRUCTURE" } & RevocationRequest;
  /** The renewal form was posted; the mandat named is the one to be renewed. */
  init_renew_mandat: { isRemote: boolean };
  view_usager: NoDetails;
  view_attestation: { attestationId: string };
  print_attestation: { attestationId: string };
  paper_signed: { item: "SIGNED" | "COPY_GIVEN" };
  download_proof: { attestationId: string };
  otp_failed_mandat: NoDetails;
  draft_expired: NoDetails;
  account_inactivity_warned: { userId: string };
  account_deactivated: { userId: string; reason: "INACTIVITY" | "STAFF" };
  account_reactivated: { userId: string };
  /** AUTH_HARD_FAILS no longer stops new browsers of this account. */
  /** The address is personal text; nothing changes until its owner confirms it. */
  email_change_requested: { userId: string };
  email_changed: { userId: string; requestedById: string };
  bypass_code_issued: { userId: string; expiresAt: string };
  sign_in_resumed: { userId: string };
  /** The number is personal text. */
  phone_recorded: { userId: string };
  notifications_created: { type: string; audience: string; recipients: number };
  /** Three, then six years after the last contact of a professional. */
  account_archived: { userId: string };
  account_erased: { userId: string };
  mandat_archived: NoDetails;
  usager_archived: NoDetails;
  usager_restored: NoDetails;
  usager_erased: ErasureDetails;
  evidence_erased: ErasureDetails;
  erasure_requested: { requestId: string; usagers: number; orphans: number };
  erasure_approved: { requestId: string };
  erasure_cancelled: { requestId: string };
  orphan_texts_erased: { requestId: string; texts: number; conversations: number };
  erasure_completed: {
    requestId: string;
    mandats: number;
    usagers: number;
    kept: number;
    orphans: number;
  };
  /** A reading by the team; its reason, or what was searched, is kept beside the entry. */
  admin_read:
    | { subject: "archived_usager" | "usagers_to_inform" }
    | { subject: "archived_account"; userId: string }
    | { subject: "account"; userId: string }
    | { subject: "mandats" | "usagers" | "journal" | "accounts"; page: number; found: number };
  legal_hold_placed: { holdId: string };
  legal_hold_lifted: { holdId: string };
  /** `userId`: whose first connection the team has opened again, until when. */
  first_connection_reopened: { userId: string; until: string };
  admin_created: { userId: string; forced: boolean };
  /** A card was given to somebody, still to be validated, or an application was associated. */
  card_association: { userId: string } & Means;
  card_validation: { userId: string } & Means;
  /** A reason of one's own words is personal text. */
  card_dissociation: { userId: string; reason?: string } & Means;
  import_totp_cards: { added: number; modified: number };
  card_resynchronised: { userId: string; serial: string };
  update_translation: {
    lang: string;
    sourceTemplateVersion: string;
    humanReviewed: boolean;
    textHash: string;
  };
  /** The reason is personal text. */
  transfer_mandat: { previousOrganisationId: string; newOrganisationId: string };
  enter_administration: { sessionId: string };
  step_up: { sessionId: string };
  remote_sms_recap_sent: SmsDetails;
  remote_sms_consent_sent: SmsDetails;
  remote_sms_consent_received: SmsDetails;
  remote_sms_denial_received: SmsDetails;
  remote_sms_unclear_received: SmsDetails;
  remote_sms_late_received: SmsDetails;
  remote_sms_undelivered: SmsDetails;
  remote_sms_expired: SmsDetails;
  issuer_created: NoDetails;
  issuer_email_confirmed: { changed: boolean };
  /** A link of an issuer was used: a browser holds his cookie from now on. */
  issuer_access_opened: { sessionId: string };
  issuer_updated: { fields: string[] };
  request_created: { structureRequestId: string; siretOutcome: string };
  request_submitted: { structureRequestId: string; number: string; again: boolean };
  request_withdrawn: { structureRequestId: string };
  request_message_sent: { structureRequestId: string; messageId: string };
  /** Drafts left untouched for a year. */
  request_draft_deleted: { structureRequestId: string };
}

export type JournalAction = keyof EntryDetails;

/** What an entry may point to; everything is a copy, nothing is a foreign key. */
export interface EntryLinks {
  /** Organisation concerned, when its author belongs to none (team, jobs). */
  organisationId?: string;
  usagerId?: string;
  mandatId?: string;
  autorisationId?: string;
  draftId?: string;
  demarches?: readonly DemarcheKey[];
  /** Whole days of the mandat. */
  days?: number;
  remoteMethod?: "LEGACY" | "SMS";
  attestationHash?: string;
  /** Given by record-private.ts only. */
  piiCommitment?: string;
}

export type JournalInput = EntryLinks &
  { [A in JournalAction]: { action: A; details: EntryDetails[A] } }[JournalAction];
