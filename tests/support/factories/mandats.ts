import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { DUREES, expiryOf, type OfferedDuree } from "@/lib/mandat/duration";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type {
  Autorisation,
  Mandat,
  Organisation,
  Usager,
  User,
} from "@/lib/generated/prisma/client";
import { sealIdentity, usagerSub, type OpenIdentity } from "@/lib/usager/identity";

/** A person known through FranceConnect, born in Paris unless told otherwise. */
export function givenUsager(
  ctx: Ctx,
  options: Partial<OpenIdentity> & {
    fcSub?: string;
    givenName?: string;
    familyName?: string;
    preferredUsername?: string | null;
  } = {},
): Promise<Usager> {
  const id = ctx.random.uuid();
  const now = ctx.clock.now();
  const identity: OpenIdentity = {
    birthdate: options.birthdate ?? "1962-08-24",
    birthdateIdp: options.birthdateIdp ?? null,
    birthplace: options.birthplace === undefined ? "75107" : options.birthplace,
    birthcountry: options.birthcountry ?? "99100",
    email: options.email === undefined ? "angela@exemple.test" : options.email,
    phone: options.phone ?? null,
  };
  return ctx.db.usager.create({
    data: {
      id,
      sub: usagerSub(ctx.settings, options.fcSub ?? `fc-sub-${ctx.random.uuid()}`),
      givenName: options.givenName ?? "Angela Claire Louise",
      familyName: options.familyName ?? "DUBOIS",
      preferredUsername: options.preferredUsername ?? null,
      gender: "female",
      ...sealIdentity(ctx, id, identity),
      identityRefreshedAt: now,
      createdAt: now,
    },
  });
}

/**
 * A mandat written as rows, for tests of what comes after its signature; the signature itself is
 * tested through its use case.
 */
export async function givenMandat(
  ctx: Ctx,
  options: {
    organisation: Organisation;
    aidant: User;
    usager: Usager;
    demarches: readonly DemarcheKey[];
    duree?: OfferedDuree;
    createdAt?: Date;
    /** On paper at a distance. */
    remote?: boolean;
  },
): Promise<{ mandat: Mandat; autorisations: Autorisation[] }> {
  const createdAt = options.createdAt ?? ctx.clock.now();
  const duree = options.duree ?? "LONG";
  const id = ctx.random.uuid();
  const attestationId = ctx.random.uuid();
  const text = `<p>Attestation of a test ${id}, ${String(DUREES[duree].days)} days</p>`;
  await ctx.db.attestationDocument.create({
    data: {
      id: attestationId,
      kind: "MANDAT",
      mandatId: id,
      sha256: sha256(text),
      templateVersion: "test",
      snapshot: "{}",
      html: new TextEncoder().encode(text),
      signature: ctx.signer.sign(new TextEncoder().encode(text)),
      keyId: ctx.signer.keyId,
      createdAt,
    },
  });
  const expiresAt = expiryOf(duree, createdAt);
  const scope = { organisationId: options.organisation.id, usagerId: options.usager.id };
  const mandat = await ctx.db.mandat.create({
    data: {
      id,
      ...scope,
      createdById: options.aidant.id,
      draftId: ctx.random.uuid(),
      duree,
      ...(options.remote ? { isRemote: true, remoteMethod: "LEGACY" as const } : {}),
      templateVersion: "test",
      attestationId,
      createdAt,
      expiresAt,
    },
  });
  const autorisations = await ctx.db.autorisation.createManyAndReturn({
    data: options.demarches.map((demarche) => ({
      id: ctx.random.uuid(),
      mandatId: id,
      ...scope,
      demarche,
      startsAt: createdAt,
      expiresAt,
    })),
  });
  return { mandat, autorisations };
}
