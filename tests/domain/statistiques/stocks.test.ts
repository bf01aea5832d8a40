import { expect, test } from "vitest";
import { readLive } from "@/lib/statistiques/read-live";
import { refreshStatistics } from "@/lib/statistiques/refresh";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import { givenOrganisation, givenUser } from "../../support/factories/people";

const ctx = await testContext();

async function figures() {
  await refreshStatistics(ctx);
  ctx.clock.advance(2_000);
  const live = await readLive(ctx);
  if (!live) throw new Error("no snapshot");
  const { aidants, aidants_en_cours, structures, structures_en_cours } = live.figures;
  return [aidants, aidants_en_cours, structures, structures_en_cours];
}

test("an aidant and a structure are « habilité » or « en cours », never both [SITE-026] [SITE-027] [SITE-028]", async () => {
  expect(await figures()).toEqual([0, 0, 0, 0]);
  const organisation = await givenOrganisation(ctx);
  expect(await figures()).toEqual([0, 0, 0, 1]);
  const user = await givenUser(ctx, { organisations: [organisation] });
  const { device } = await givenDevice(ctx, user);
  await ctx.db.otpDevice.update({ where: { id: device.id }, data: { confirmedAt: null } });
  expect(await figures()).toEqual([0, 1, 0, 1]);
  await ctx.db.otpDevice.update({
    where: { id: device.id },
    data: { confirmedAt: ctx.clock.now(), kind: "APP" },
  });
  expect(await figures()).toEqual([1, 0, 1, 0]);
  // An open request of somebody who is habilité already adds nobody; of another person, one.
  const request = {
    organisationId: organisation.id,
    origin: "REFERENT",
    profession: "Agent",
  } as const;
  const now = ctx.clock.now();
  for (const email of [user.email, "nouvelle@structure.test"]) {
    await ctx.db.trainee.create({
      data: {
        ...request,
        id: ctx.random.uuid(),
        email,
        firstName: "Ana",
        lastName: "Petit",
        conseillerNumerique: false,
        createdAt: now,
        updatedAt: now,
      },
    });
  }
  expect(await figures()).toEqual([1, 1, 1, 0]);
  await ctx.db.organisation.update({
    where: { id: organisation.id },
    data: { deactivatedAt: ctx.clock.now() },
  });
  expect(await figures()).toEqual([0, 0, 0, 0]);
});
