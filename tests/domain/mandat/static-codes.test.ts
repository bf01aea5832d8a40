import { expect, test } from "vitest";
import { issueBypassCode } from "@/lib/compte/issue-bypass-code";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { confirmMandatSchema } from "@/lib/mandat/confirm-schema";
import { testContext } from "../../support/context";
import { givenUsager } from "../../support/factories/mandats";
import { givenSession, givenStaff } from "../../support/factories/people";
import { givenIdentifiedDraft, recapPost } from "../../support/factories/signature";
import { givenAsked } from "../premiere-connexion/first-connection";

const ctx = await testContext();

test("neither a first-connection code nor a bypass code signs a mandat [MAN-041]", async () => {
  const { user, organisation, code } = await givenAsked(ctx);
  const { aidant } = await givenSession(ctx, user, organisation);
  const usager = await givenUsager(ctx);
  const draft = await givenIdentifiedDraft(ctx, aidant, usager);
  const bySms = await recapPost(ctx, draft, code);
  await expect(confirmMandat(ctx, aidant, bySms)).rejects.toMatchObject({ code: "OTP_REFUSED" });

  const { staff } = await givenStaff(ctx, "METIER");
  const bypass = await issueBypassCode(ctx, staff, {
    compte: user.id,
    motif: "Téléphone perdu, identité vérifiée par rappel.",
  });
  const parsed = confirmMandatSchema.safeParse({ ...bySms, code: bypass.code });
  expect(parsed.error?.issues.map(({ path }) => path)).toContainEqual(["code"]);
  expect(await ctx.db.mandat.count({ where: { usagerId: usager.id } })).toBe(0);
});
