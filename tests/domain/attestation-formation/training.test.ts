import { afterAll, beforeAll, expect, test } from "vitest";
import { downloadTraining } from "@/lib/attestation-formation/download-training";
import { createPdfRenderer, type PdfRenderer } from "@/lib/jobs/render-pdf";
import { dateOf } from "@/lib/attestation/paris-dates";
import { testContext, type TestContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { readPdf } from "../../support/pdf-structure";

let ctx: TestContext;
let renderer: PdfRenderer;

beforeAll(async () => {
  ctx = await testContext();
  renderer = createPdfRenderer(ctx);
});

afterAll(() => renderer.close());

async function givenTeam() {
  const organisation = await givenOrganisation(ctx);
  const organisations = [organisation] as const;
  const user = await givenUser(ctx, { organisations, referent: true });
  const { referent } = await givenSession(ctx, user, organisation);
  const aidant = (lastName: string) =>
    givenUser(ctx, { organisations, firstName: "Marie", lastName });
  return { organisation, organisations, referent, aidant };
}

/** Runs the job for what waits, then downloads again. */
async function pdfOf(referent: Awaited<ReturnType<typeof givenTeam>>["referent"], userId: string) {
  expect(await downloadTraining(ctx, referent, userId)).toEqual({ state: "pending" });
  const row = await ctx.db.trainingAttestation.findFirstOrThrow({
    where: { userId },
    orderBy: { createdAt: "desc" },
  });
  await renderer.render({ channel: "PDF", kind: "training", attestationId: row.id });
  const answer = await downloadTraining(ctx, referent, userId);
  if (answer.state !== "ready") throw new Error("not made");
  return { ...answer, row };
}

test("an aidant habilité gets a tagged PDF in French with the own name, date of the account [AUTH-J04]", async () => {
  const { organisation, referent, aidant } = await givenTeam();
  const marie = await aidant("Curie");
  const { bytes, fileName, row } = await pdfOf(referent, marie.id);
  expect(row).toMatchObject({ fullName: "Marie CURIE", trainedOn: dateOf("2026-03-02") });
  expect(fileName).toMatch(/^attestation-formation-AF-[0-9A-F]{4}(-[0-9A-F]{4}){2}\.pdf$/);
  const pdf = await readPdf(bytes);
  const title = "Attestation de formation Aidants Connect";
  expect(pdf).toMatchObject({ language: "fr", marked: "true", title });
  const { member } = await givenSession(ctx, marie, organisation);
  expect(await downloadTraining(ctx, member, marie.id)).toMatchObject({ state: "ready", fileName });
  const waiting = await ctx.db.outboxMessage.count({ where: { kind: "training" } });
  expect(waiting).toBe(1);
});

test("two homonyms have two different files, and a new name a new one [AUTH-J04]", async () => {
  const { referent, aidant } = await givenTeam();
  const [one, two] = [await aidant("Martin"), await aidant("Martin")];
  const [first, second] = [await pdfOf(referent, one.id), await pdfOf(referent, two.id)];
  expect(first.fileName).not.toBe(second.fileName);
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(false);
  await ctx.db.user.update({ where: { id: one.id }, data: { lastName: "Durand" } });
  expect(await downloadTraining(ctx, referent, one.id)).toEqual({ state: "pending" });
});

test("a référent non-aidant, a stranger and nobody have none, alike [AUTH-J04]", async () => {
  const { organisations, referent, aidant } = await givenTeam();
  const own = await aidant("Curie");
  const foreign = await (await givenTeam()).aidant("Curie");
  const other = await givenUser(ctx, { organisations, referentNonAidant: true });
  const refused = { code: "ATTESTATION_FORMATION_REFUSEE" };
  for (const id of [other.id, foreign.id, ctx.random.uuid(), "1"])
    await expect(downloadTraining(ctx, referent, id)).rejects.toMatchObject(refused);
  const plain = await givenSession(ctx, own, organisations[0]);
  const colleague = await aidant("Autre");
  await expect(downloadTraining(ctx, plain.member, colleague.id)).rejects.toMatchObject(refused);
});
