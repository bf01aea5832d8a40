import { codeAt, PERIOD_SECONDS } from "@/lib/carte-totp/totp";
import type { Ctx } from "@/lib/context.types";
import { givenDevice } from "@/tests/support/factories/devices";
import { givenUsager } from "@/tests/support/factories/mandats";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";

/** Somebody about to sign: a code serves once in its period, so each one signs once. */
export interface BenchSigner {
  token: string;
  draftId: string;
  code: () => string;
}

/** Aidants of one structure, each with an usager just back from FranceConnect. */
export async function seedSigners(ctx: Ctx, count: number): Promise<BenchSigner[]> {
  const organisation = await givenOrganisation(ctx, { name: "Structure de mesure" });
  const signers: BenchSigner[] = [];
  for (let n = 0; n < count; n += 1) {
    const aidant = await givenUser(ctx, { organisations: [organisation] });
    const { secret } = await givenDevice(ctx, aidant);
    const { token, sessionId } = await givenSession(ctx, aidant, organisation);
    const usager = await givenUsager(ctx);
    const now = ctx.clock.now();
    const later = new Date(now.getTime() + ctx.settings.FC_FS_TTL * 1000);
    const draft = await ctx.db.mandatDraft.create({
      data: {
        aidantId: aidant.id,
        organisationId: organisation.id,
        loginSessionId: sessionId,
        status: "IDENTIFIED",
        usagerId: usager.id,
        demarches: ["papiers", "famille", "argent"],
        duree: "LONG",
        identifiedAt: now,
        legExpiresAt: later,
        expiresAt: later,
        createdAt: now,
        updatedAt: now,
      },
    });
    const device = { secret, periodSeconds: PERIOD_SECONDS.APP };
    signers.push({ token, draftId: draft.id, code: () => codeAt(device, ctx.clock.now()) });
  }
  return signers;
}
