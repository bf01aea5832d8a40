import type { Ctx } from "@/lib/context.types";
import { sealIdentity, usagerSub } from "@/lib/usager/identity";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";

const GIVEN = ["Angela", "José", "Line", "Noël", "Amina", "Zoé", "Bảo", "Françoise", "Éric", "Uma"];
const FAMILY = ["DUBOIS", "GARCIA", "SAINT-PIERRE", "ŒUVRARD", "DIALLO", "LEFÈVRE", "NGUYỄN VĂN"];
const CHUNK = 1_000;

const nameOf = (list: readonly string[], n: number): string => list[n % list.length] ?? "";

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** People with a name in a few thousand combinations and encrypted birth data. */
async function seedUsagers(ctx: Ctx, count: number): Promise<string[]> {
  const ids: string[] = [];
  const now = ctx.clock.now();
  for (let from = 0; from < count; from += CHUNK) {
    const data = numbers(from, Math.min(from + CHUNK, count)).map((n) => {
      const id = ctx.random.uuid();
      ids.push(id);
      const identity = {
        birthdate: `19${String(20 + (n % 80))}-08-24`,
        birthdateIdp: null,
        birthplace: "75107",
        birthcountry: "99100",
        email: null,
        phone: null,
      };
      return {
        id,
        sub: usagerSub(ctx.settings, id),
        givenName: nameOf(GIVEN, n),
        familyName: `${nameOf(FAMILY, n)} ${String(n).padStart(5, "0")}`,
        preferredUsername: n % 20 === 0 ? `USAGE ${String(n)}` : null,
        gender: "female" as const,
        ...sealIdentity(ctx, id, identity),
        identityRefreshedAt: now,
        createdAt: now,
      };
    });
    await ctx.db.usager.createMany({ data });
  }
  return ids;
}

interface Holder {
  organisationId: string;
  aidantId: string;
}

/**
 * Four mandats an usager: running (one in ten of them at a distance), expired, revoked, replaced, with
 * two or three démarches each; all still listed.
 */
async function seedMandats(ctx: Ctx, holder: Holder, usagers: readonly string[]): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    with plan as (
      select gen_random_uuid() as id, gen_random_uuid() as attestation_id, u.id as usager_id, u.n, k,
        (case k when 0 then 'LONG' when 1 then 'SEMESTER' else 'LONG' end)::"DureeKeyword" as duree,
        ${now}::timestamptz - (case k when 0 then u.n % 340 + 1 when 1 then 183 + u.n % 180 else 300 end)
          * interval '1 day' as created_at,
        case k when 2 then ${now}::timestamptz - (u.n % 150 + 1) * interval '1 day'
               when 3 then ${now}::timestamptz - (u.n % 150 + 100) * interval '1 day' end as ended_at,
        (case k when 2 then 'REVOKED_BY_USAGER' when 3 then 'SUPERSEDED' end)::"MandatEndReason" as end_reason
      from unnest(${usagers}::uuid[]) with ordinality u(id, n) cross join generate_series(0, 3) k
    ), documents as (
      insert into attestation_document
        (id, kind, mandat_id, sha256, template_version, snapshot, html, signature, key_id, created_at)
      select attestation_id, 'MANDAT', id, encode(sha256(id::text::bytea), 'hex'), 'bench', '{}', '', '', '', created_at
      from plan
    ), mandats as (
      insert into mandat (id, organisation_id, usager_id, created_by_id, draft_id, duree, is_remote,
        remote_method, template_version, attestation_id, created_at, expires_at, ended_at, end_reason)
      select id, ${holder.organisationId}::uuid, usager_id, ${holder.aidantId}::uuid, gen_random_uuid(), duree,
        n % 10 = 0, (case when n % 10 = 0 then 'LEGACY' end)::"RemoteMethod", 'bench', attestation_id,
        created_at, created_at + (case duree when 'LONG' then 365 else 182 end) * interval '1 day',
        ended_at, end_reason
      from plan
    )
    insert into autorisation (id, mandat_id, organisation_id, usager_id, demarche, starts_at, expires_at,
      revoked_at, end_reason)
    select gen_random_uuid(), id, ${holder.organisationId}::uuid, usager_id, d::"Demarche", created_at,
      created_at + (case duree when 'LONG' then 365 else 182 end) * interval '1 day', ended_at, end_reason
    from plan cross join unnest(case k
      when 0 then array['papiers', 'famille', 'social'] when 1 then array['travail', 'logement', 'transports']
      when 2 then array['argent', 'justice'] else array['etranger', 'loisirs'] end) d`;
}

/** A year of acts: a use in each month of each usager, and `busy` with 400 of them. */
async function seedUses(ctx: Ctx, holder: Holder, usagers: readonly string[]): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.$executeRaw`
    insert into journal_entry (id, occurred_at, action, actor_kind, actor_id, organisation_id, usager_id, demarches)
    select gen_random_uuid(), ${now}::timestamptz - n * interval '20 hours', 'use_autorisation', 'aidant',
      ${holder.aidantId}::uuid, ${holder.organisationId}::uuid, u.id, array['famille']
    from unnest(${usagers}::uuid[]) with ordinality u(id, rank)
      cross join lateral generate_series(1, case u.rank when 1 then 400 else 12 end) n`;
}

export interface Consultation {
  organisationId: string;
  actor: Awaited<ReturnType<typeof givenSession>>["aidant"];
  token: string;
  /** Somebody with a long history. */
  usagerId: string;
}

/** One large structure among the usagers and mandats of others. */
export async function seedConsultation(
  ctx: Ctx,
  sizes: { usagers: number; elsewhere: number },
): Promise<Consultation> {
  const organisation = await givenOrganisation(ctx, { name: "Grande structure de mesure" });
  const aidant = await givenUser(ctx, { organisations: [organisation] });
  const session = await givenSession(ctx, aidant, organisation);
  const holder = { organisationId: organisation.id, aidantId: aidant.id };
  const usagers = await seedUsagers(ctx, sizes.usagers);
  await seedMandats(ctx, holder, usagers);
  await seedUses(ctx, holder, usagers);
  for (let from = 0; from < sizes.elsewhere; from += 2_000) {
    const other = await givenOrganisation(ctx);
    const colleague = await givenUser(ctx, { organisations: [other] });
    const theirs = await seedUsagers(ctx, Math.min(2_000, sizes.elsewhere - from));
    await seedMandats(ctx, { organisationId: other.id, aidantId: colleague.id }, theirs);
  }
  return {
    organisationId: organisation.id,
    actor: session.aidant,
    token: session.token,
    usagerId: usagers[0] ?? "",
  };
}
