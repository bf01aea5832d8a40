import { describe, expect, test } from "vitest";
import { aidantAccess } from "@/lib/auth/access";
import { readSession } from "@/lib/auth/session";
import { listDemoMessages } from "@/lib/demo/list-messages";
import { DomainError } from "@/lib/errors/domain-error";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import { confirmMandat } from "@/lib/mandat/confirm-mandat";
import { startMandat } from "@/lib/mandat/start-mandat";
import { startRenewal } from "@/lib/mandat/start-renewal";
import {
  deactivateOrganisation,
  deactivateOrganisationSchema,
} from "@/lib/organisation/deactivate-organisation";
import { reactivateOrganisation } from "@/lib/organisation/reactivate-organisation";
import { testContext } from "../../support/context";
import { givenAccessToken, givenFiWorld } from "../../support/factories/fi";
import { givenUsager } from "../../support/factories/mandats";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";
import { givenIdentifiedDraft, givenSigner, recapPost } from "../../support/factories/signature";

const DAY = 86_400_000;
const ctx = await testContext();

const refusal = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return "accepted";
};

const off = (organisation: string) => ({ organisation, motif: "Ne répond plus à l'équipe" });
const journal = (organisationId: string) =>
  ctx.db.journalEntry.findMany({
    where: { organisationId, action: { startsWith: "organisation_" } },
    orderBy: { recordedAt: "asc" },
  });

describe("a deactivated organisation [MAN-106]", () => {
  test("creates, renews, signs and delivers nothing; the next day everything works again", async () => {
    const world = await givenFiWorld(ctx);
    const { organisation, usager, actor } = world;
    const abel = await givenSigner(ctx, organisation);
    const { accessToken } = await givenAccessToken(ctx, world);
    const draft = await givenIdentifiedDraft(ctx, abel.aidant, await givenUsager(ctx));
    const post = await recapPost(ctx, draft, abel.device.code());
    const { staff } = await givenStaff(ctx, "METIER");
    await deactivateOrganisation(ctx, staff, off(organisation.id));

    const choices = { demarche: ["papiers" as const], duree: "LONG" as const };
    const renewal = { ...choices, usager: usager.id, mandat: "" };
    expect(await refusal(startMandat(ctx, actor, choices))).toBe("MANDAT_DEMARCHE_RETIREE");
    expect(await refusal(startRenewal(ctx, actor, renewal))).toBe("MANDAT_DEMARCHE_RETIREE");
    expect(await refusal(confirmMandat(ctx, abel.aidant, post))).toBe("MANDAT_BROUILLON_ABSENT");
    await expect(readUserinfo(ctx, accessToken)).rejects.toMatchObject({ error: "invalid_token" });
    const kept = await ctx.db.mandat.findUniqueOrThrow({ where: { id: world.mandat.id } });
    expect(kept.endedAt).toBeNull();

    ctx.clock.advance(DAY);
    expect(await reactivateOrganisation(ctx, staff, organisation.id)).toEqual({ restored: true });
    const back = await givenSession(ctx, world.aidant, organisation);
    const token = await givenAccessToken(ctx, { actor: back.aidant, usager });
    expect(await readUserinfo(ctx, token.accessToken)).toMatchObject({ sub: usager.sub });
    expect(await refusal(startMandat(ctx, back.aidant, choices))).toBe("accepted");
    expect(await refusal(startRenewal(ctx, back.aidant, renewal))).toBe("accepted");
    const [first, second] = await journal(organisation.id);
    expect(first).toMatchObject({
      action: "organisation_deactivated",
      actorKind: "admin",
      actorId: staff.userId,
    });
    expect(JSON.stringify(first)).not.toContain("répond plus");
    expect(await ctx.db.journalPii.count({ where: { entryId: first?.id ?? "" } })).toBe(1);
    expect(second).toMatchObject({
      action: "organisation_reactivated",
      details: { restored: true },
    });
  });

  test("closes the sessions and drafts opened for it, and tells its active référents only", async () => {
    const [here, other] = [
      await givenOrganisation(ctx, { name: "Association <L>" }),
      await givenOrganisation(ctx),
    ];
    const referent = await givenUser(ctx, { organisations: [here], referent: true });
    const gone = await givenUser(ctx, { organisations: [here], referent: true });
    await ctx.db.user.update({ where: { id: gone.id }, data: { deactivatedAt: new Date(0) } });
    const max = await givenUser(ctx, { organisations: [here, other] });
    const [inHere, inOther] = [
      await givenSession(ctx, max, here),
      await givenSession(ctx, max, other),
    ];
    const choices = { demarche: ["papiers" as const], duree: "LONG" as const };
    const id = await startMandat(ctx, inHere.aidant, choices);
    const { staff } = await givenStaff(ctx, "METIER");
    await deactivateOrganisation(ctx, staff, off(here.id));
    const reading = async (token: string) =>
      (await readSession(ctx, token, { slide: false })).state;
    expect([await reading(inHere.token), await reading(inOther.token)]).toEqual(["ended", "live"]);
    const draft = await ctx.db.mandatDraft.findUniqueOrThrow({ where: { id } });
    expect(draft.status).toBe("ABANDONED");
    const mails = await listDemoMessages(ctx, referent.email);
    expect(mails?.map(({ kind }) => kind)).toEqual(["organisation-deactivated"]);
    expect(mails?.[0]?.html).toContain("Association &lt;L&gt;");
    expect(await listDemoMessages(ctx, gone.email)).toEqual([]);
    expect(await listDemoMessages(ctx, max.email)).toEqual([]);
  });

  test("keeps its people, who come in and may do nothing in its name", async () => {
    const organisation = await givenOrganisation(ctx);
    const user = await givenUser(ctx, { organisations: [organisation] });
    const { staff } = await givenStaff(ctx);
    await deactivateOrganisation(ctx, staff, off(organisation.id));
    const { token } = await givenSession(ctx, user, organisation);
    const reading = await readSession(ctx, token, { slide: false });
    expect(aidantAccess(reading)).toEqual({
      detour: { location: "/espace-aidant/", flash: "reserve-aux-aidants" },
    });
    expect(await ctx.db.membership.count({ where: { userId: user.id } })).toBe(1);
  });

  test("is for the team with the role; a state that is already there writes nothing", async () => {
    const organisation = await givenOrganisation(ctx);
    const [{ staff }, reader] = [await givenStaff(ctx, "METIER"), await givenStaff(ctx, "TEAM")];
    const { id } = organisation;
    expect(await refusal(deactivateOrganisation(ctx, reader.staff, off(id)))).toBe(
      "ORGANISATION_INTROUVABLE",
    );
    expect(await refusal(deactivateOrganisation(ctx, staff, off(ctx.random.uuid())))).toBe(
      "ORGANISATION_INTROUVABLE",
    );
    expect(await refusal(deactivateOrganisation(ctx, staff, off("1 or 1=1")))).toBe(
      "ORGANISATION_INTROUVABLE",
    );
    expect(await refusal(reactivateOrganisation(ctx, staff, id))).toBe(
      "ORGANISATION_ETAT_INCHANGE",
    );
    const both = await Promise.all([
      refusal(deactivateOrganisation(ctx, staff, off(id))),
      refusal(deactivateOrganisation(ctx, staff, off(id))),
    ]);
    expect(both.sort()).toEqual(["ORGANISATION_ETAT_INCHANGE", "accepted"]);
    expect(await journal(id)).toHaveLength(1);
  });

  test("demands a reason", () => {
    for (const motif of [undefined, "", "   ", "x".repeat(501)]) {
      expect(deactivateOrganisationSchema.safeParse({ organisation: "", motif }).success).toBe(
        false,
      );
    }
  });

  test("a signature under way ends before, or is refused", async () => {
    const organisation = await givenOrganisation(ctx);
    const abel = await givenSigner(ctx, organisation);
    const usager = await givenUsager(ctx);
    const draft = await givenIdentifiedDraft(ctx, abel.aidant, usager);
    const post = await recapPost(ctx, draft, abel.device.code());
    const { staff } = await givenStaff(ctx);
    const [signature] = await Promise.all([
      refusal(confirmMandat(ctx, abel.aidant, post)),
      deactivateOrganisation(ctx, staff, off(organisation.id)),
    ]);
    const made = await ctx.db.mandat.count({ where: { usagerId: usager.id } });
    expect(made).toBe(signature === "accepted" ? 1 : 0);
  });
});
