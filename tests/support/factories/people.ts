import { DEMARCHE_KEYS, type DemarcheKey } from "@/lib/demarche/catalogue";
import {
  aidantActor,
  memberActor,
  referentActor,
  staffActor,
  type AidantActor,
  type MemberActor,
  type ReferentActor,
  type StaffActor,
} from "@/lib/auth/actor";
import { sealAccountPhone } from "@/lib/compte/phone";
import type { StaffRole } from "@/lib/administration/roles";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Organisation, User } from "@/lib/generated/prisma/client";

let sequence = 0;
const next = () => (sequence += 1);

/** An active organisation that may use every démarche, with an address. */
export function givenOrganisation(
  ctx: Ctx,
  options: { name?: string; allowedDemarches?: DemarcheKey[]; address?: string | null } = {},
): Promise<Organisation> {
  const n = String(next());
  return ctx.db.organisation.create({
    data: {
      name: options.name ?? `Structure ${n}`,
      address: options.address === undefined ? `${n} rue des Lilas` : options.address,
      zipcode: options.address === null ? null : "02200",
      city: options.address === null ? null : "Soissons",
      communeCode: "02722",
      departementCode: "02",
      regionCode: "32",
      allowedDemarches: options.allowedDemarches ?? [...DEMARCHE_KEYS],
      createdAt: ctx.clock.now(),
    },
  });
}

/** An active account, aidant with the current CGU and charte accepted unless told otherwise. */
export async function givenUser(
  ctx: Ctx,
  options: {
    organisations: readonly [Organisation, ...Organisation[]];
    email?: string;
    firstName?: string;
    lastName?: string;
    canCreateMandats?: boolean;
    referentNonAidant?: boolean;
    referent?: boolean;
    cguAccepted?: boolean;
    /** E.164. */
    phone?: string;
    charteAccepted?: boolean;
  },
): Promise<User> {
  const now = ctx.clock.now();
  const n = String(next());
  const id = ctx.random.uuid();
  const user = await ctx.db.user.create({
    data: {
      id,
      phone: options.phone === undefined ? null : sealAccountPhone(ctx, id, options.phone),
      email: options.email ?? `aidant${n}-${ctx.random.token(6).toLowerCase()}@structure.test`,
      firstName: options.firstName ?? "Camille",
      lastName: options.lastName ?? `Durand${n}`,
      profession: "Travailleuse sociale",
      canCreateMandats: options.canCreateMandats ?? !options.referentNonAidant,
      referentNonAidant: options.referentNonAidant ?? false,
      currentOrganisationId: options.organisations[0].id,
      cguVersion: options.cguAccepted === false ? null : ctx.settings.CGU_VERSION,
      cguAcceptedAt: options.cguAccepted === false ? null : now,
      charteVersion: options.charteAccepted === false ? null : ctx.settings.CHARTE_VERSION,
      charteAcceptedAt: options.charteAccepted === false ? null : now,
      createdAt: now,
    },
  });
  await ctx.db.membership.createMany({
    data: options.organisations.map((organisation) => ({
      userId: user.id,
      organisationId: organisation.id,
      referentSince: options.referent ? now : null,
      joinedAt: now,
    })),
  });
  return user;
}

/** A live sign-in session row whose cookie value is `token`, and the fields of its actor. */
export async function givenSession(
  ctx: Ctx,
  user: User,
  organisation: Organisation,
): Promise<{
  sessionId: string;
  token: string;
  aidant: AidantActor;
  member: MemberActor;
  referent: ReferentActor;
}> {
  const now = ctx.clock.now();
  const token = ctx.random.token();
  const session = await ctx.db.session.create({
    data: {
      sessionToken: sha256(token),
      userId: user.id,
      organisationId: organisation.id,
      createdAt: now,
      lastActivityAt: now,
      lastOtpAt: now,
      expires: new Date(now.getTime() + ctx.settings.SESSION_ABSOLUTE * 1000),
    },
  });
  const fields = {
    userId: user.id,
    sessionId: session.id,
    organisationId: organisation.id,
    organisationName: organisation.name,
    fullName: `${user.firstName} ${user.lastName}`,
    lastOtpAt: now,
  };
  return {
    sessionId: session.id,
    token,
    aidant: aidantActor(fields),
    member: memberActor(fields),
    referent: referentActor(fields),
  };
}

/** A member of the service's own team, signed in with a code of this instant. */
export async function givenStaff(
  ctx: Ctx,
  role: StaffRole = "TECHNICAL",
): Promise<{
  user: User;
  organisation: Organisation;
  sessionId: string;
  token: string;
  staff: StaffActor;
}> {
  const organisation = await givenOrganisation(ctx, { name: "Équipe du service" });
  const user = await givenUser(ctx, { organisations: [organisation], canCreateMandats: false });
  await ctx.db.staffRoleGrant.create({
    data: { userId: user.id, role, grantedAt: ctx.clock.now() },
  });
  const { sessionId, token } = await givenSession(ctx, user, organisation);
  const staff = staffActor({
    userId: user.id,
    sessionId,
    fullName: `${user.firstName} ${user.lastName}`,
    roles: [role],
    lastOtpAt: ctx.clock.now(),
  });
  return { user, organisation, sessionId, token, staff };
}
