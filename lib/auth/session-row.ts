import type { StaffRole } from "@/lib/administration/roles";
import type { Database } from "@/lib/db/client";
import type { SessionEndReason } from "@/lib/generated/prisma/client";

/** A session with its person and the organisation that it acts for. */
export interface SessionRow {
  id: string;
  userId: string;
  createdAt: Date;
  lastActivityAt: Date;
  lastOtpAt: Date;
  expires: Date;
  endReason: SessionEndReason | null;
  email: string;
  firstName: string;
  lastName: string;
  canCreateMandats: boolean;
  referentNonAidant: boolean;
  cguVersion: string | null;
  charteVersion: string | null;
  deactivatedAt: Date | null;
  /** Organisation written on the session; differs from the next one when that one was lost. */
  chosenOrganisationId: string | null;
  organisationId: string | null;
  organisationName: string | null;
  organisationDeactivatedAt: Date | null;
  referentSince: Date | null;
  hasConfirmedDevice: boolean;
  openedBySms: boolean;
  /** « Faire plus tard »: when the pages that associate an application were put off. */
  tunnelDeferredAt: Date | null;
  staffRoles: StaffRole[];
  /** Last request in /administration/. */
  administrationAt: Date | null;
}

/**
 * One statement. The organisation is the session's as long as the person belongs to it and it is
 * active; else the remaining membership with the lowest id (auth-referent §1.4).
 */
export async function findSessionRow(db: Database, tokenHash: string): Promise<SessionRow | null> {
  const [row] = await db.$queryRaw<SessionRow[]>`
    select s.id, s.user_id as "userId", s.created_at as "createdAt",
      s.last_activity_at as "lastActivityAt", s.last_otp_at as "lastOtpAt", s.expires,
      s.end_reason::text as "endReason",
      u.email, u.first_name as "firstName", u.last_name as "lastName",
      u.can_create_mandats as "canCreateMandats", u.referent_non_aidant as "referentNonAidant",
      u.cgu_version as "cguVersion", u.charte_version as "charteVersion", u.deactivated_at as "deactivatedAt",
      s.organisation_id as "chosenOrganisationId", o.id as "organisationId", o.name as "organisationName",
      o.deactivated_at as "organisationDeactivatedAt", o.referent_since as "referentSince",
      exists (select 1 from otp_device d where d.user_id = u.id and d.confirmed_at is not null)
        as "hasConfirmedDevice",
      s.opened_by_sms as "openedBySms",
      s.otp_tunnel_dismissed_at as "tunnelDeferredAt",
      array(select r.role::text from staff_role r where r.user_id = u.id order by r.role)
        as "staffRoles",
      s.administration_at as "administrationAt"
    from session s
    join compte u on u.id = s.user_id
    left join lateral (
      select organisation.id, organisation.name, organisation.deactivated_at, m.referent_since
      from membership m join organisation on organisation.id = m.organisation_id
      where m.user_id = u.id
      order by organisation.deactivated_at is not null,
        organisation.id is distinct from s.organisation_id, organisation.id
      limit 1
    ) o on true
    where s.session_token = ${tokenHash}`;
  return row ?? null;
}

/**
 * Writes the organisation that replaces a lost one, on the session and on the account that still had
 * it, so that what is signed next is signed for it. Nothing when a switch was faster.
 */
export async function keepFallback(db: Database, row: SessionRow): Promise<void> {
  const { id, userId, chosenOrganisationId, organisationId } = row;
  await db.user.updateMany({
    where: { id: userId, currentOrganisationId: chosenOrganisationId },
    data: { currentOrganisationId: organisationId },
  });
  await db.session.updateMany({
    where: { id, organisationId: chosenOrganisationId },
    data: { organisationId },
  });
}
