import type { AidantActor } from "@/lib/auth/actor";
import { sealOtpSecret } from "@/lib/carte-totp/secret";
import { codeAt, PERIOD_SECONDS } from "@/lib/carte-totp/totp";
import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { MandatDraft, Organisation, Usager, User } from "@/lib/generated/prisma/client";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import type { OfferedDuree } from "@/lib/mandat/duration";
import { versionOf } from "@/lib/mandat/recap-version";
import { requireSignable } from "@/lib/mandat/signable-draft";
import type { TestContext } from "../context";
import { givenUsager } from "./mandats";
import { givenOrganisation, givenSession, givenUser } from "./people";

let sequence = 0;
const next = () => (sequence += 1);

/** A confirmed device and the code it shows at the instant of the test's clock. */
export async function givenOtpDevice(
  ctx: TestContext,
  user: Pick<User, "id">,
  options: { kind?: "CARD" | "APP"; confirmed?: boolean } = {},
): Promise<{ deviceId: string; code: () => string }> {
  const kind = options.kind ?? "APP";
  const id = ctx.random.uuid();
  const secret = ctx.random.bytes(20);
  await ctx.db.otpDevice.create({
    data: {
      id,
      userId: user.id,
      kind,
      serialNumber: kind === "CARD" ? `CARTE-${String(next())}` : null,
      secret: sealOtpSecret(ctx, id, secret),
      periodSeconds: PERIOD_SECONDS[kind],
      confirmedAt: options.confirmed === false ? null : ctx.clock.now(),
      createdAt: ctx.clock.now(),
    },
  });
  return {
    deviceId: id,
    code: () => codeAt({ secret, periodSeconds: PERIOD_SECONDS[kind] }, ctx.clock.now()),
  };
}

/** An aidant of the organisation, signed in, with an application that shows codes. */
export async function givenSigner(ctx: TestContext, organisation: Organisation) {
  const user = await givenUser(ctx, { organisations: [organisation] });
  const { aidant, member } = await givenSession(ctx, user, organisation);
  const device = await givenOtpDevice(ctx, user);
  return { user, aidant, member, device };
}

export type Signer = Awaited<ReturnType<typeof givenSigner>>;

/** A draft whose usager has just come back from FranceConnect. */
export function givenIdentifiedDraft(
  ctx: TestContext,
  actor: AidantActor,
  usager: Usager,
  options: { demarches?: DemarcheKey[]; duree?: OfferedDuree } = {},
): Promise<MandatDraft> {
  const now = ctx.clock.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  return ctx.db.mandatDraft.create({
    data: {
      aidantId: actor.userId,
      organisationId: actor.organisationId,
      loginSessionId: actor.sessionId,
      status: "IDENTIFIED",
      usagerId: usager.id,
      demarches: options.demarches ?? ["papiers", "logement"],
      duree: options.duree ?? "LONG",
      identifiedAt: now,
      legExpiresAt: after(ctx.settings.FC_FS_TTL),
      expiresAt: after(ctx.settings.DRAFT_TTL),
      createdAt: now,
      updatedAt: now,
    },
  });
}

/** What the recap's form posts for this draft. */
export const recapPost = async (ctx: TestContext, draft: MandatDraft, code: string) => ({
  brouillon: draft.id,
  version: await versionOf(ctx.db, requireSignable(draft, ctx.clock.now())),
  code,
});

/** A mandat signed through its use case, one code period later so that codes do not repeat. */
export async function signedMandat(
  ctx: TestContext,
  options: {
    signer?: Signer;
    usager?: Usager;
    demarches?: DemarcheKey[];
    duree?: OfferedDuree;
  } = {},
) {
  const signer = options.signer ?? (await givenSigner(ctx, await givenOrganisation(ctx)));
  const usager = options.usager ?? (await givenUsager(ctx));
  ctx.clock.advance(PERIOD_SECONDS.APP * 1000);
  const draft = await givenIdentifiedDraft(ctx, signer.aidant, usager, options);
  const post = await recapPost(ctx, draft, signer.device.code());
  const mandatId = await confirmMandat(ctx, signer.aidant, post);
  const mandat = await ctx.db.mandat.findUniqueOrThrow({
    where: { id: mandatId },
    include: { attestation: true, autorisations: { orderBy: { demarche: "asc" } } },
  });
  return { mandat, signer, usager, draft };
}
