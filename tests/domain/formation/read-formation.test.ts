import { expect, test } from "vitest";
import { readFormation } from "@/lib/formation/read-formation";
import { testContext } from "../../support/context";
import {
  givenFormationSession,
  givenInscription,
  givenOrganism,
  givenTrainee,
} from "../../support/factories/formation";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";

const ctx = await testContext();

test("the training of a member is that of the latest request of the current organisation", async () => {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true });
  const { referent } = await givenSession(ctx, user, organisation);
  const member = await givenUser(ctx, { organisations: [organisation] });
  expect(await readFormation(ctx, referent, member.id)).toBeNull();
  const elsewhere = await givenOrganisation(ctx);
  await givenTrainee(ctx, elsewhere, { email: member.email, status: "PROCESSING" });
  await givenTrainee(ctx, organisation, { email: member.email, status: "REFUSED" });
  expect(await readFormation(ctx, referent, member.id)).toBeNull();
  const trainee = await givenTrainee(ctx, organisation, {
    email: member.email,
    status: "VALIDATED",
    formationDone: true,
    formationDate: new Date("2026-02-03T00:00:00Z"),
    pixPassed: true,
    pixDate: new Date("2026-02-10T00:00:00Z"),
  });
  const organism = await givenOrganism(ctx);
  const session = await givenFormationSession(ctx, { organismId: organism.id });
  await givenInscription(ctx, trainee, session);
  expect(await readFormation(ctx, referent, member.id)).toEqual({
    course: "CLASSIC",
    session: {
      startAt: session.startAt,
      organism: organism.name,
      contacts: [expect.stringMatching(/^public/)],
    },
    done: true,
    doneOn: "2026-02-03",
    pixPassed: true,
    pixOn: "2026-02-10",
  });
  const stranger = await givenUser(ctx, { organisations: [elsewhere] });
  await expect(readFormation(ctx, referent, stranger.id)).rejects.toMatchObject({
    code: "PROFIL_INTROUVABLE",
  });
});
