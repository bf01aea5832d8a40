import { expect, test } from "vitest";
import { checkSiret } from "@/lib/habilitation/check-siret";
import { forgetIdleDrafts } from "@/lib/habilitation/idle-drafts";
import { purgeIssuers } from "@/lib/habilitation/purge-issuers";
import { recheckSirets } from "@/lib/habilitation/recheck-sirets";
import { createStructure } from "@/lib/habilitation/save-structure";
import { submitRequest } from "@/lib/habilitation/submit-request";
import { withdrawRequest } from "@/lib/habilitation/withdraw-request";
import { testContext } from "../../support/context";
import { aStructure, givenCompleteDraft, givenIssuer } from "../../support/factories/habilitation";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const UNANSWERED = "99999990700010";

const find = (id: string) =>
  ctx.db.structureRequest.findUnique({ where: { id }, include: { manager: true, aidants: true } });

test("a draft is announced at 11 months and gone at 12, people included [HAB-131]", async () => {
  ctx.clock.set("2026-01-10T09:00:00.000Z");
  const { actor } = await givenIssuer(ctx);
  const { requestId } = await givenCompleteDraft(ctx, actor);
  const sent = await givenCompleteDraft(ctx, actor);
  await submitRequest(ctx, actor, { requestId: sent.requestId });
  ctx.clock.set("2026-12-09T09:00:00.000Z");
  expect(await forgetIdleDrafts(ctx)).toEqual({ warned: 0, dropped: 0 });
  ctx.clock.set("2026-12-10T09:00:01.000Z");
  expect(await forgetIdleDrafts(ctx)).toEqual({ warned: 1, dropped: 0 });
  expect(await forgetIdleDrafts(ctx)).toEqual({ warned: 0, dropped: 0 });
  expect(await mailsNamed(ctx, "request-draft-idle")).toHaveLength(1);
  ctx.clock.set("2027-01-10T09:00:01.000Z");
  expect(await forgetIdleDrafts(ctx)).toEqual({ warned: 0, dropped: 1 });
  expect(await find(requestId)).toBeNull();
  expect(await ctx.db.requestAidant.count({ where: { requestId } })).toBe(0);
  expect(await find(sent.requestId)).not.toBeNull();
});

test("a draft told late is kept for the 30 days that its mail gives", async () => {
  ctx.clock.set("2028-01-10T09:00:00.000Z");
  const { actor } = await givenIssuer(ctx);
  const { requestId } = await givenCompleteDraft(ctx, actor);
  ctx.clock.set("2029-06-10T09:00:00.000Z");
  await forgetIdleDrafts(ctx);
  ctx.clock.advance(29 * 24 * 3_600_000);
  await forgetIdleDrafts(ctx);
  expect(await find(requestId)).not.toBeNull();
  ctx.clock.advance(24 * 3_600_000);
  await forgetIdleDrafts(ctx);
  expect(await find(requestId)).toBeNull();
});

test("a SIRET without answer is asked again until there is one [HAB-028]", async () => {
  const { actor } = await givenIssuer(ctx);
  await checkSiret(ctx, actor, { siret: UNANSWERED });
  const { requestId } = await createStructure(ctx, actor, { ...aStructure(), siret: UNANSWERED });
  expect(await recheckSirets(ctx)).toEqual({ checked: 1, settled: 0 });
  const establishment = {
    ...{ siret: UNANSWERED, name: "Revenue", address: "", zipcode: "", city: "" },
    ...{ cityInseeCode: null, legalCategory: "7210", closedOn: null },
  };
  await ctx.db.registerAnswer.create({
    data: {
      key: `siret:${UNANSWERED}`,
      content: { outcome: "VERIFIED", source: "SIRENE", divergent: false, establishment },
      fetchedAt: ctx.clock.now(),
    },
  });
  expect(await recheckSirets(ctx)).toEqual({ checked: 1, settled: 1 });
  expect(await find(requestId)).toMatchObject({ siretOutcome: "VERIFIED", legalCategory: "7210" });
});

test("people of a withdrawn request are forgotten after 90 days, and not before", async () => {
  const { actor } = await givenIssuer(ctx);
  const { requestId } = await givenCompleteDraft(ctx, actor);
  await submitRequest(ctx, actor, { requestId });
  await withdrawRequest(ctx, actor, { requestId });
  ctx.clock.advance(89 * 24 * 3_600_000);
  await purgeIssuers(ctx);
  expect((await find(requestId))?.aidants).toHaveLength(1);
  ctx.clock.advance(2 * 24 * 3_600_000);
  await purgeIssuers(ctx);
  expect(await find(requestId)).toMatchObject({ manager: null, aidants: [] });
  expect(await ctx.db.requestEvent.count({ where: { requestId, snapshot: { not: null } } })).toBe(
    0,
  );
});
