import { describe, expect, test } from "vitest";
import { confirmAddition, confirmAdditionSchema } from "@/lib/ajout/confirm-addition";
import { findDraft } from "@/lib/ajout/draft";
import { readSummary, readUntrained } from "@/lib/ajout/read-addition";
import { readSession } from "@/lib/auth/session";
import { signOut } from "@/lib/auth/sign-out";
import { purgeDrafts } from "@/lib/jobs/purge-drafts";
import { testContext } from "../../support/context";
import { givenTrainee } from "../../support/factories/formation";
import { givenOrganisation, givenUser } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";
import { wizard } from "./support";

const ctx = await testContext();
const { givenReferent, start, row, rowsOf, parseUntrained, untrained, confirm } = wizard(ctx);

const HOUR_MS = 3_600_000;
const address = () => `lou-${ctx.random.token(6).toLowerCase()}@structure.test`;
const traineesOf = (organisationId: string) =>
  ctx.db.trainee.findMany({ where: { organisationId }, orderBy: { email: "asc" } });

describe("two people who are not trained [AUTH-G01]", () => {
  test("data is kept when going back, then two requests wait", async () => {
    const { actor, user, organisation } = await givenReferent();
    await start(actor, "untrained");
    const [a, b] = [`A-${address()}`, `b-${address()}`];
    const first = row(actor, 0, { email: ` ${a.toUpperCase()} `, firstName: " Anne-Lise " });
    expect(await untrained(actor, { ...first, action: "add" })).toEqual({ to: "rows", row: 1 });
    const both = { ...first, ...row(actor, 1, { email: b, conseiller: "oui" }) };
    expect(await untrained(actor, both)).toEqual({ to: "confirmation" });
    expect(await readSummary(ctx, actor)).toMatchObject({
      kind: "untrained",
      trainees: [
        { fullName: "Anne-Lise Petit", email: a.toLowerCase(), organisation: organisation.name },
        { email: b },
      ],
    });
    const back = await readUntrained(ctx, actor);
    expect(back?.draft.content.rows).toMatchObject([
      { firstName: "Anne-Lise", email: a.toLowerCase(), conseiller: "non" },
      { email: b, conseiller: "oui" },
    ]);
    expect(await confirm(actor)).toBe("review");
    expect(await traineesOf(organisation.id)).toMatchObject([
      {
        email: a.toLowerCase(),
        status: "WAITING_LIST",
        origin: "REFERENT",
        courseType: "CLASSIC",
        conseillerNumerique: false,
        requestedById: user.id,
      },
      { email: b, status: "WAITING_LIST", conseillerNumerique: true },
    ]);
    const where = { action: "trainee_requested", actorId: user.id };
    expect(await ctx.db.journalEntry.count({ where })).toBe(2);
    expect(await readSummary(ctx, actor)).toBeNull();
  });

  test("a row is removed whatever the others hold, the last one stays", async () => {
    const { actor } = await givenReferent();
    await start(actor, "untrained");
    const rows = {
      ...row(actor, 0, { email: "x" }),
      ...row(actor, 1, { email: "", firstName: "" }),
    };
    const removed = { to: "rows", removed: true };
    expect(await untrained(actor, { ...rows, course: "", action: "remove-0" })).toEqual(removed);
    const draft = await findDraft(ctx, actor, "untrained");
    expect(draft?.content.rows).toMatchObject([{ email: "", firstName: "" }]);
    await untrained(actor, { ...row(actor, 0, { email: "y" }), action: "remove-0" });
    expect((await findDraft(ctx, actor, "untrained"))?.content.rows).toHaveLength(1);
  });

  test("what is typed is encrypted, belongs to one organisation, and lives 24 hours", async () => {
    const other = await givenOrganisation(ctx);
    const { actor } = await givenReferent(await givenOrganisation(ctx), other);
    await start(actor, "untrained");
    const email = address();
    await untrained(actor, row(actor, 0, { email }));
    const raw = await ctx.db.additionDraft.findFirstOrThrow({
      where: { referentId: actor.userId },
    });
    expect(raw.payload).not.toContain(email);
    expect(await findDraft(ctx, { ...actor, organisationId: other.id }, "untrained")).toBeNull();
    ctx.clock.advance(24 * HOUR_MS - 1);
    expect(await readSummary(ctx, actor)).not.toBeNull();
    ctx.clock.advance(1);
    expect(await readSummary(ctx, actor)).toBeNull();
    const input = {
      organisation: actor.organisationId,
      draft: raw.id,
      revision: 1,
      shown: "review",
    } as const;
    expect(await confirmAddition(ctx, actor, input)).toBe("profile");
    expect(await traineesOf(actor.organisationId)).toEqual([]);
  });
});

describe("what is refused row by row [AUTH-G02]", () => {
  test("one address twice in the form: on both rows", async () => {
    const { actor } = await givenReferent();
    const parsed = parseUntrained(actor, rowsOf(actor, ["a@b.test", "c@b.test", " A@B.test"]));
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(["email-0", "email-2"]);
  });

  test("missing and odd texts, an unanswered question, an address that no longer exists", async () => {
    const { actor } = await givenReferent();
    const wrong = row(actor, 0, {
      email: "x@conseiller-numerique.fr",
      firstName: " ",
      lastName: "R2D2",
      profession: "",
      conseiller: "peut-être",
    });
    const fields = parseUntrained(actor, { ...wrong, course: "AUTRE" }).error?.issues.map(
      ({ path }) => path[0],
    );
    expect([...new Set(fields)].sort()).toEqual([
      "conseiller-0",
      "course",
      "email-0",
      "firstName-0",
      "lastName-0",
      "profession-0",
    ]);
  });

  test("a member, active or not, or an open request of one of my structures", async () => {
    const second = await givenOrganisation(ctx);
    const { actor, organisation } = await givenReferent(await givenOrganisation(ctx), second);
    const member = await givenUser(ctx, { organisations: [second] });
    const gone = await givenUser(ctx, { organisations: [organisation] });
    await ctx.db.user.update({
      where: { id: gone.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" },
    });
    const open = await givenTrainee(ctx, second);
    await start(actor, "untrained");
    const emails = [member.email, address(), open.email, gone.email];
    await expect(untrained(actor, rowsOf(actor, emails))).rejects.toMatchObject({
      code: "AJOUT_LIGNES_REFUSEES",
      options: {
        fields: {
          "email-0": "AJOUT_DEJA_MEMBRE",
          "email-2": "AJOUT_DEMANDE_OUVERTE",
          "email-3": "AJOUT_DEJA_MEMBRE",
        },
      },
    });
    expect(await readSummary(ctx, actor)).toBeNull();
  });

  test("a structure that is not mine, whatever the body says [AUTH-H17]", async () => {
    const { actor } = await givenReferent();
    const foreign = await givenOrganisation(ctx);
    await start(actor, "untrained");
    for (const organisation of [foreign.id, "1", ctx.random.uuid()]) {
      const typed = row(actor, 0, { email: address(), organisation });
      await expect(untrained(actor, typed)).rejects.toMatchObject({
        options: { fields: { "organisation-0": "AJOUT_STRUCTURE_REFUSEE" } },
      });
    }
    expect(await traineesOf(foreign.id)).toEqual([]);
  });
});

test("an account or a request elsewhere is accepted without a hint [AUTH-G03]", async () => {
  const elsewhere = await givenOrganisation(ctx);
  const account = await givenUser(ctx, { organisations: [elsewhere] });
  const asked = await givenTrainee(ctx, elsewhere);
  const { actor, organisation } = await givenReferent();
  await start(actor, "untrained");
  const emails = [account.email, asked.email, address()];
  expect(await untrained(actor, rowsOf(actor, emails))).toEqual({ to: "confirmation" });
  expect(await confirm(actor)).toBe("review");
  expect(await traineesOf(organisation.id)).toHaveLength(3);
  // Nothing was looked up about them: the question is neither counted nor written.
  const where = { action: "aidant_looked_up", actorId: actor.userId };
  expect(await ctx.db.journalEntry.count({ where })).toBe(0);
});

describe("training between peers [AUTH-G04]", () => {
  const peer = (formateur: string) => ({ course: "P2P", formateur });

  test("needs a trainer who is an active aidant habilité", async () => {
    const elsewhere = await givenOrganisation(ctx);
    const notAidant = await givenUser(ctx, { organisations: [elsewhere], canCreateMandats: false });
    const inactive = await givenUser(ctx, { organisations: [elsewhere] });
    await ctx.db.user.update({
      where: { id: inactive.id },
      data: { deactivatedAt: ctx.clock.now(), deactivationReason: "INACTIVITY" },
    });
    const { actor } = await givenReferent();
    await start(actor, "untrained");
    const rows = rowsOf(actor, [address()]);
    expect(parseUntrained(actor, { ...rows, ...peer("") }).error?.issues).toMatchObject([
      { path: ["formateur"] },
    ]);
    for (const email of [address(), notAidant.email, inactive.email]) {
      await expect(untrained(actor, { ...rows, ...peer(email) })).rejects.toMatchObject({
        code: "AJOUT_FORMATEUR_REFUSE",
        options: { field: "formateur" },
      });
    }
  });

  test("a person does not train himself", async () => {
    const { actor } = await givenReferent();
    const email = address();
    const parsed = parseUntrained(actor, { ...rowsOf(actor, [email]), ...peer(email) });
    expect(parsed.error?.issues).toMatchObject([{ path: ["formateur"] }]);
  });

  test("an aidant trainer is told once, in one mail", async () => {
    const { actor, organisation } = await givenReferent();
    const formateur = await givenUser(ctx, { organisations: [organisation] });
    await start(actor, "untrained");
    const emails = [address(), address()];
    const typed = { ...rowsOf(actor, emails), ...peer(formateur.email.toUpperCase()) };
    await untrained(actor, typed);
    await confirm(actor);
    const mails = (await mailsNamed(ctx, "peer-training-announced")).filter(
      ({ to }) => to === formateur.email,
    );
    expect(mails).toHaveLength(1);
    for (const email of emails) expect(mails[0]?.text).toContain(email);
    expect(await traineesOf(organisation.id)).toMatchObject([
      { courseType: "P2P", formateurEmail: formateur.email, formateurToldAt: ctx.clock.now() },
      { courseType: "P2P" },
    ]);
  });
});

describe("steps opened directly [AUTH-G05]", () => {
  test("without a matching draft, page and form go back to step 1; nothing is created", async () => {
    const { actor, organisation } = await givenReferent();
    expect(await readUntrained(ctx, actor)).toBeNull();
    expect(await readSummary(ctx, actor)).toBeNull();
    const typed = rowsOf(actor, [address()]);
    expect(await untrained(actor, typed)).toEqual({ to: "profile" });
    await start(actor, "trained");
    expect(await untrained(actor, typed)).toEqual({ to: "profile" });
    await start(actor, "untrained");
    expect(await readSummary(ctx, actor)).toBeNull();
    // Step 3 before step 2 was passed, with the draft of somebody else, with none.
    expect(await confirm(actor)).toBe("profile");
    const other = await givenReferent(organisation);
    const draft = (await findDraft(ctx, actor, "untrained"))?.id ?? "";
    for (const id of [draft, ctx.random.uuid(), "1"]) {
      const input = {
        organisation: organisation.id,
        draft: id,
        revision: 0,
        shown: "review",
      } as const;
      expect(await confirmAddition(ctx, other.actor, input)).toBe("profile");
    }
    expect(await traineesOf(organisation.id)).toEqual([]);
  });
});

describe("the confirmation", () => {
  test("pressed twice at once makes one set of requests [AUTH-G06]", async () => {
    const { actor, organisation } = await givenReferent();
    const formateur = await givenUser(ctx, { organisations: [organisation] });
    await start(actor, "untrained");
    const peer = { course: "P2P", formateur: formateur.email };
    await untrained(actor, { ...rowsOf(actor, [address(), address()]), ...peer });
    const draft = (await findDraft(ctx, actor, "untrained"))?.id ?? "";
    const input = { organisation: organisation.id, draft, revision: 1, shown: "review" } as const;
    const answers = await Promise.all([1, 2, 3].map(() => confirmAddition(ctx, actor, input)));
    expect(answers).toEqual(["review", "review", "review"]);
    expect(await traineesOf(organisation.id)).toHaveLength(2);
    const told = (await mailsNamed(ctx, "peer-training-announced")).filter(
      ({ to }) => to === formateur.email,
    );
    expect(told).toHaveLength(1);
  });

  test("checks everything again: a conflict since then writes nothing", async () => {
    const { actor, organisation } = await givenReferent();
    await start(actor, "untrained");
    const [free, taken] = [address(), address()];
    await untrained(actor, rowsOf(actor, [free, taken]));
    await givenTrainee(ctx, organisation, { email: taken });
    await expect(confirm(actor)).rejects.toMatchObject({ code: "AJOUT_A_REPRENDRE" });
    expect((await traineesOf(organisation.id)).map(({ email }) => email)).toEqual([taken]);
    expect(await readSummary(ctx, actor)).not.toBeNull();
  });

  test("confirms what its page showed, not what another tab typed since", async () => {
    const { actor, organisation } = await givenReferent();
    await start(actor, "untrained");
    await untrained(actor, rowsOf(actor, [address()]));
    const shown = await readSummary(ctx, actor);
    await untrained(actor, rowsOf(actor, [address(), address()]));
    const input = confirmAdditionSchema.parse({
      organisation: organisation.id,
      draft: shown?.draftId,
      revision: String(shown?.revision),
      shown: "review",
    });
    await expect(confirmAddition(ctx, actor, input)).rejects.toMatchObject({
      code: "AJOUT_A_REPRENDRE",
    });
    expect(await traineesOf(organisation.id)).toEqual([]);
    expect(await confirm(actor)).toBe("review");
    expect(await traineesOf(organisation.id)).toHaveLength(2);
  });

  test("refused for its trainer: step 2 looks the trainer up again and says so", async () => {
    const { actor, organisation } = await givenReferent();
    const formateur = await givenUser(ctx, { organisations: [organisation] });
    await start(actor, "untrained");
    const typed = { ...rowsOf(actor, [address()]), course: "P2P", formateur: formateur.email };
    await untrained(actor, typed);
    const data = { deactivatedAt: ctx.clock.now(), deactivationReason: "REFERENT" } as const;
    await ctx.db.user.update({ where: { id: formateur.id }, data });
    await expect(confirm(actor)).rejects.toMatchObject({ code: "AJOUT_A_REPRENDRE" });
    await expect(untrained(actor, typed)).rejects.toMatchObject({ code: "AJOUT_FORMATEUR_REFUSE" });
  });

  test("two référents who ask for one person at once: one request", async () => {
    const one = await givenReferent();
    const two = await givenReferent(one.organisation);
    const email = address();
    for (const { actor } of [one, two]) {
      await start(actor, "untrained");
      await untrained(actor, rowsOf(actor, [email]));
    }
    const answers = await Promise.allSettled([confirm(one.actor), confirm(two.actor)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await traineesOf(one.organisation.id)).toHaveLength(1);
  });

  test("of a form shown for another structure writes nothing [AUTH-H18]", async () => {
    const { actor } = await givenReferent();
    const organisation = ctx.random.uuid();
    await expect(
      confirmAddition(ctx, actor, { organisation, draft: "x", revision: 0, shown: "review" }),
    ).rejects.toMatchObject({ code: "ORGANISATION_CHANGEE" });
  });
});

test("signing out and the purge forget what was being typed", async () => {
  const one = await givenReferent();
  await start(one.actor, "untrained");
  const session = await readSession(ctx, one.token, { slide: false });
  if (session.state !== "live") throw new Error("unreachable");
  await signOut(ctx, session.session);
  expect(await findDraft(ctx, one.actor, "untrained")).toBeNull();
  const two = await givenReferent();
  await start(two.actor, "untrained");
  const count = () => ctx.db.additionDraft.count({ where: { referentId: two.user.id } });
  await purgeDrafts(ctx);
  expect(await count()).toBe(1);
  ctx.clock.advance(24 * HOUR_MS + 1);
  await purgeDrafts(ctx);
  expect(await count()).toBe(0);
});
