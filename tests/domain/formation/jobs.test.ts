import { expect, test } from "vitest";
import { digestRequests } from "@/lib/formation/digest-requests";
import { remindBooking } from "@/lib/formation/remind-booking";
import { remindMeans } from "@/lib/formation/remind-means";
import { testContext } from "../../support/context";
import { givenDevice } from "../../support/factories/devices";
import {
  givenFormationSession,
  givenInscription,
  givenTrainee,
} from "../../support/factories/formation";
import { givenOrganisation, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const to = async (kind: string) => (await mailsNamed(ctx, kind)).map((mail) => mail.to).sort();

test("the digest counts by region what référents asked for in the week, once a day, never names", async () => {
  expect(await digestRequests(ctx)).toEqual({ regions: 0 });
  expect(await to("requests-digest")).toEqual([]);
  const organisation = await givenOrganisation(ctx);
  const trainee = await givenTrainee(ctx, organisation);
  await givenTrainee(ctx, organisation, { origin: "HABILITATION" });
  ctx.clock.advance(60_000);
  await Promise.all([digestRequests(ctx), digestRequests(ctx)]);
  const mails = await mailsNamed(ctx, "requests-digest");
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: ctx.settings.CONTACT_EMAIL });
  expect(mails[0]?.text).toContain("Hauts-de-France : 1 demande(s), 0 résultat(s) PIX");
  expect(mails[0]?.text).not.toContain(trainee.email);
  ctx.clock.advance(7 * 24 * 3_600_000);
  expect(await digestRequests(ctx)).toEqual({ regions: 0 });
});

test("référents are told who has no confirmed means, themselves included, once a day", async () => {
  const organisation = await givenOrganisation(ctx);
  const equipped = await givenUser(ctx, { organisations: [organisation], referent: true });
  await givenDevice(ctx, equipped);
  const bare = await givenUser(ctx, { organisations: [organisation], referent: true });
  const waiting = await givenUser(ctx, { organisations: [organisation] });
  await givenDevice(ctx, waiting, { kind: "CARD", confirmed: false });
  const withApp = await givenUser(ctx, { organisations: [organisation] });
  await givenDevice(ctx, withApp, { kind: "APP" });
  const closed = await givenUser(ctx, { organisations: [organisation] });
  await ctx.db.user.update({
    where: { id: closed.id },
    data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
  });
  await remindMeans(ctx);
  await remindMeans(ctx);
  const mails = await mailsNamed(ctx, "without-means");
  expect(mails.map((mail) => mail.to).sort()).toEqual([equipped.email, bare.email].sort());
  const text = (email: string) => mails.find((mail) => mail.to === email)?.text ?? "";
  expect(text(equipped.email)).toContain(waiting.email);
  expect(text(equipped.email)).toContain(bare.email);
  expect(text(equipped.email)).not.toContain("Votre propre compte");
  expect(text(bare.email)).toContain("Votre propre compte");
  for (const { email } of [withApp, closed]) expect(text(equipped.email)).not.toContain(email);
});

test("référents are told whom to register, by whether they can sign in", async () => {
  const organisation = await givenOrganisation(ctx);
  const equipped = await givenUser(ctx, { organisations: [organisation], referent: true });
  await givenDevice(ctx, equipped);
  const bare = await givenUser(ctx, { organisations: [organisation], referent: true });
  const add = (lastName: string, more: object) =>
    givenTrainee(ctx, organisation, { lastName, status: "PROCESSING", ...more });
  await add("Attend", {});
  await add("Fne", { createdByFne: true });
  await add("Pair", { status: "PROCESSING_P2P", courseType: "P2P" });
  await givenInscription(ctx, await add("Inscrit", {}), await givenFormationSession(ctx));
  const other = await givenOrganisation(ctx);
  await givenUser(ctx, { organisations: [other], referent: true });
  await remindBooking(ctx);
  await remindBooking(ctx);
  expect(await to("training-to-book")).toEqual([equipped.email]);
  expect(await to("training-to-book-first-connection")).toEqual([bare.email]);
  const [mail] = await mailsNamed(ctx, "training-to-book");
  expect(mail?.text).toContain("Lou Attend");
  for (const name of ["Fne", "Pair", "Inscrit"]) expect(mail?.text).not.toContain(`Lou ${name}`);
});
