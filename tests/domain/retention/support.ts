import type { DemarcheKey } from "@/lib/demarche/catalogue";
import type { Mandat, Organisation, Usager, User } from "@/lib/generated/prisma/client";
import type { TestContext } from "../../support/context";
import { givenMandat, givenUsager } from "../../support/factories/mandats";
import { givenOrganisation } from "../../support/factories/people";
import { givenSigner } from "../../support/factories/signature";

export const DAY = 86_400_000;

export async function givenStructure(ctx: TestContext) {
  const organisation = await givenOrganisation(ctx);
  const signer = await givenSigner(ctx, organisation);
  return { organisation, user: signer.user, aidant: signer.aidant, signer };
}

/** A mandat of one month signed at the instant of the clock. */
export async function givenEnding(
  ctx: TestContext,
  at: { organisation: Organisation; user: User },
  usager: Usager,
  demarches: DemarcheKey[] = ["papiers"],
): Promise<Mandat> {
  const { mandat } = await givenMandat(ctx, {
    organisation: at.organisation,
    aidant: at.user,
    usager,
    demarches,
    duree: "MONTH",
  });
  return mandat;
}

/** A person with one mandat of one month. */
export async function givenPerson(
  ctx: TestContext,
  at: { organisation: Organisation; user: User },
  options: Parameters<typeof givenUsager>[1] = {},
) {
  const usager = await givenUsager(ctx, options);
  return { usager, mandat: await givenEnding(ctx, at, usager) };
}

/** The same day and time some years after. */
export function yearsAfter(instant: Date, years: number): Date {
  const after = new Date(instant);
  after.setUTCFullYear(after.getUTCFullYear() + years);
  return after;
}
