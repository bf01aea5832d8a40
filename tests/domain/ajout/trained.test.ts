import { describe, expect, test } from "vitest";
import { confirmAddition } from "@/lib/ajout/confirm-addition";
import { findDraft } from "@/lib/ajout/draft";
import { LOOK_UPS_PER_HOUR } from "@/lib/ajout/look-up-limit";
import { readSummary } from "@/lib/ajout/read-addition";
import { trainedSchema } from "@/lib/ajout/trained-schema";
import { sha256 } from "@/lib/crypto/hash";
import { testContext } from "../../support/context";
import { givenOrganisation, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";
import { wizard } from "./support";

const ctx = await testContext();
const { givenReferent, start, trained, confirmation, confirm } = wizard(ctx);

const address = () => `max-${ctx.random.token(6).toLowerCase()}@structure.test`;
const givenElsewhere = async () => {
  const organisation = await givenOrganisation(ctx);
  const referent = await givenUser(ctx, { organisations: [organisation], referent: true });
  return {
    organisation,
    referent,
    aidant: await givenUser(ctx, { organisations: [organisation] }),
  };
};
const mailsTo = async (kind: string, to: string) =>
  (await mailsNamed(ctx, kind)).filter((mail) => mail.to === to);

describe("the look-up of an address [AUTH-G07]", () => {
  test("unknown, référent only, already here, already asked: four errors", async () => {
    const { actor, organisation } = await givenReferent();
    const { organisation: elsewhere, aidant } = await givenElsewhere();
    const here = await givenUser(ctx, { organisations: [organisation] });
    const only = await givenUser(ctx, { organisations: [elsewhere], referentNonAidant: true });
    await start(actor, "trained");
    const asked = { "email-0": aidant.email, "different-0": "non" };
    await trained(actor, asked);
    await trained(actor, asked);
    await confirm(actor);
    await start(actor, "trained");
    const emails = [address(), only.email, here.email, aidant.email];
    const typed = Object.fromEntries(emails.map((email, n) => [`email-${String(n)}`, email]));
    await expect(trained(actor, typed)).rejects.toMatchObject({
      code: "AJOUT_LIGNES_REFUSEES",
      options: {
        fields: {
          "email-0": "AJOUT_AIDANT_INCONNU",
          "email-1": "AJOUT_PAS_HABILITE",
          "email-2": "AJOUT_AIDANT_DEJA_ICI",
          "email-3": "AJOUT_CHANGEMENT_OUVERT",
        },
      },
    });
  });

  test("the first submit says what it is, the second one goes on", async () => {
    const second = await givenOrganisation(ctx);
    const { actor } = await givenReferent(await givenOrganisation(ctx), second);
    const own = await givenUser(ctx, { organisations: [second] });
    const { aidant } = await givenElsewhere();
    await start(actor, "trained");
    const typed = { "email-0": ` ${own.email.toUpperCase()}`, "email-1": aidant.email };
    expect(await trained(actor, typed)).toEqual({ to: "rows", row: 0 });
    expect((await findDraft(ctx, actor, "trained"))?.content.rows).toMatchObject([
      { email: own.email, outcome: "direct" },
      { email: aidant.email, outcome: "change" },
    ]);
    await expect(trained(actor, typed)).rejects.toMatchObject({
      options: { fields: { "different-1": "AJOUT_REPONSE_ATTENDUE" } },
    });
    expect(await readSummary(ctx, actor)).toBeNull();
    expect(await trained(actor, { ...typed, "different-1": "non" })).toEqual({
      to: "confirmation",
    });
    expect(await readSummary(ctx, actor)).toMatchObject({
      direct: [own.email],
      changes: [{ email: aidant.email, newEmail: null }],
    });
  });

  test("a closed account of another own structure is to be reactivated there", async () => {
    const second = await givenOrganisation(ctx);
    const { actor } = await givenReferent(await givenOrganisation(ctx), second);
    const own = await givenUser(ctx, { organisations: [second] });
    await ctx.db.user.update({
      where: { id: own.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
    });
    await start(actor, "trained");
    await expect(trained(actor, { "email-0": own.email })).rejects.toMatchObject({
      options: { fields: { "email-0": "AJOUT_COMPTE_DESACTIVE" } },
    });
  });

  test("each address is counted and journaled once, twenty an hour, across drafts", async () => {
    const { actor } = await givenReferent();
    const { aidant } = await givenElsewhere();
    await start(actor, "trained");
    await trained(actor, { "email-0": aidant.email });
    await trained(actor, { "email-0": aidant.email, "different-0": "non" });
    const where = { action: "aidant_looked_up", actorId: actor.userId };
    expect(await ctx.db.journalEntry.findMany({ where })).toMatchObject([
      { details: { outcome: "change" } },
    ]);
    for (let n = 1; n < LOOK_UPS_PER_HOUR; n += 1) {
      await start(actor, "trained");
      await expect(trained(actor, { "email-0": address() })).rejects.toMatchObject({
        code: "AJOUT_LIGNES_REFUSEES",
      });
    }
    await expect(trained(actor, { "email-0": aidant.email })).rejects.toMatchObject({
      code: "AJOUT_TROP_DE_VERIFICATIONS",
    });
    expect(await ctx.db.journalEntry.count({ where })).toBe(LOOK_UPS_PER_HOUR);
    ctx.clock.advance(3_600_000);
    expect(await trained(actor, { "email-0": aidant.email })).toEqual({ to: "rows", row: 0 });
  });
});

describe("the new address of somebody of elsewhere [AUTH-G08]", () => {
  test("is neither the present one nor empty, in the form", () => {
    const problems = (newEmail: string) =>
      trainedSchema
        .safeParse({
          organisation: "x",
          "email-0": "max@structure.test",
          "different-0": "oui",
          "newEmail-0": newEmail,
        })
        .error?.issues.map(({ path }) => path[0]);
    expect(problems(" MAX@structure.test")).toEqual(["newEmail-0"]);
    expect(problems("")).toEqual(["newEmail-0"]);
    expect(problems("nouvelle@structure.test")).toBeUndefined();
  });

  test("is that of no account and of no pending change", async () => {
    const { actor } = await givenReferent();
    const { aidant, referent } = await givenElsewhere();
    await start(actor, "trained");
    await trained(actor, { "email-0": aidant.email });
    const answer = (newEmail: string) => ({
      "email-0": aidant.email,
      "different-0": "oui",
      "newEmail-0": newEmail,
    });
    await expect(trained(actor, answer(referent.email))).rejects.toMatchObject({
      options: { fields: { "newEmail-0": "AJOUT_ADRESSE_PRISE" } },
    });
    const free = address();
    expect(await trained(actor, answer(free))).toEqual({ to: "confirmation" });
    // Taken since: said at the confirmation, nothing is written.
    await givenUser(ctx, { organisations: [await givenOrganisation(ctx)], email: free });
    await expect(confirm(actor)).rejects.toMatchObject({ code: "AJOUT_A_REPRENDRE" });
    expect(await ctx.db.structureChange.count({ where: { userId: aidant.id } })).toBe(0);
  });
});

describe("the confirmation", () => {
  test("adds a member of another own structure at once, and tells", async () => {
    const second = await givenOrganisation(ctx);
    const { actor, organisation } = await givenReferent(await givenOrganisation(ctx), second);
    const own = await givenUser(ctx, { organisations: [second] });
    const colleague = await givenUser(ctx, { organisations: [second], referent: true });
    await start(actor, "trained");
    await trained(actor, { "email-0": own.email });
    await trained(actor, { "email-0": own.email });
    const posted = await confirmation(actor, "direct");
    const answers = await Promise.all([1, 2].map(() => confirmAddition(ctx, actor, posted)));
    expect(answers).toEqual(["direct", "direct"]);
    const held = await ctx.db.membership.findMany({ where: { userId: own.id } });
    expect(held.map(({ organisationId }) => organisationId).sort()).toEqual(
      [second.id, organisation.id].sort(),
    );
    expect(held.every(({ referentSince }) => referentSince === null)).toBe(true);
    expect(await mailsTo("organisations-changed", own.email)).toHaveLength(1);
    expect(await mailsTo("member-added-elsewhere", colleague.email)).toHaveLength(1);
    const where = { action: "member_added", actorId: actor.userId };
    expect(await ctx.db.journalEntry.findMany({ where })).toMatchObject([
      { organisationId: organisation.id, details: { memberId: own.id } },
    ]);
  });

  test("asks the team about somebody of elsewhere, with a snapshot, and tells everybody", async () => {
    const { actor, organisation } = await givenReferent();
    const { organisation: former, aidant, referent } = await givenElsewhere();
    const newEmail = address();
    await start(actor, "trained");
    const typed = { "email-0": aidant.email };
    await trained(actor, typed);
    await trained(actor, { ...typed, "different-0": "oui", "newEmail-0": newEmail });
    await confirm(actor);
    const [change, ...others] = await ctx.db.structureChange.findMany({
      where: { userId: aidant.id },
      include: { origins: true },
    });
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      status: "NEW",
      email: aidant.email,
      newEmail,
      organisationId: organisation.id,
      requestedById: actor.userId,
      origins: [{ organisationId: former.id }],
    });
    const [toAidant] = await mailsTo("structure-change-asked", aidant.email);
    const token = /opposition\/([^/]+)\//.exec(toAidant?.text ?? "")?.[1] ?? "";
    expect(sha256(token)).toBe(change?.objectionTokenHash);
    const [toNew] = await mailsTo("structure-change-address", newEmail);
    const confirmation = /adresse\/([^/]+)\//.exec(toNew?.text ?? "")?.[1] ?? "";
    expect(sha256(confirmation)).toBe(change?.newEmailTokenHash);
    // The new address is told nothing of the account.
    expect(toNew?.text).not.toContain(aidant.email);
    expect(await mailsTo("structure-change-announced", referent.email)).toHaveLength(1);
    expect(await ctx.db.membership.count({ where: { userId: aidant.id } })).toBe(1);
    const account = await ctx.db.user.findUniqueOrThrow({ where: { id: aidant.id } });
    expect(account.email).toBe(aidant.email);
  });

  test("does what was announced or nothing: somebody who joined meanwhile", async () => {
    const { actor, organisation } = await givenReferent();
    const { aidant } = await givenElsewhere();
    await start(actor, "trained");
    await trained(actor, { "email-0": aidant.email });
    await trained(actor, { "email-0": aidant.email, "different-0": "non" });
    await ctx.db.membership.create({
      data: { userId: aidant.id, organisationId: organisation.id, joinedAt: ctx.clock.now() },
    });
    await expect(confirm(actor)).rejects.toMatchObject({ code: "AJOUT_A_REPRENDRE" });
    expect(await ctx.db.structureChange.count({ where: { userId: aidant.id } })).toBe(0);
    // Step 2 says what is to be corrected: the address is looked up again.
    const again = { "email-0": aidant.email, "different-0": "non" };
    await expect(trained(actor, again)).rejects.toMatchObject({
      options: { fields: { "email-0": "AJOUT_AIDANT_DEJA_ICI" } },
    });
  });
});
