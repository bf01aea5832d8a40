import { describe, expect, test } from "vitest";
import { DomainError } from "@/lib/errors/domain-error";
import { openRequestPhone } from "@/lib/referent/co-referent-phone";
import { listDesignable, listReferents } from "@/lib/referent/list-referents";
import { listOwnStructures } from "@/lib/referent/list-own-structures";
import { requestCoReferent, requestCoReferentSchema } from "@/lib/referent/request-co-referent";
import { testContext } from "../../support/context";
import { givenOrganisation, givenSession, givenUser } from "../../support/factories/people";
import { countingContext } from "../../support/statements";

const ctx = await testContext();
const counted = countingContext(ctx);

async function givenReferent(lastName = "Zidane") {
  const organisation = await givenOrganisation(ctx);
  const user = await givenUser(ctx, { organisations: [organisation], referent: true, lastName });
  const { referent } = await givenSession(ctx, user, organisation);
  return { organisation, user, actor: referent };
}

async function refusal(act: Promise<unknown>): Promise<unknown> {
  try {
    await act;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.options.field];
    throw error;
  }
  return "accepted";
}

const PERSON = {
  prenom: "Léa",
  nom: "Martin",
  profession: "Directrice",
  telephone: "06 01 01 01 01",
  email: " Lea.Martin@Mairie.test ",
};

const parse = (input: object) => requestCoReferentSchema.parse({ ...PERSON, ...input });

describe("« Référents »", () => {
  test("shows oneself first, then by name, the closed accounts apart", async () => {
    const { organisation, user, actor } = await givenReferent();
    const organisations = [organisation] as const;
    const ana = await givenUser(ctx, { organisations, referent: true, lastName: "Élan" });
    const gone = await givenUser(ctx, { organisations, referent: true, lastName: "Parti" });
    const plain = await givenUser(ctx, { organisations });
    await ctx.db.user.update({ where: { id: gone.id }, data: { deactivatedAt: ctx.clock.now() } });
    await givenReferent();
    const list = await listReferents(ctx, actor);
    expect(list.active.map(({ id }) => id)).toEqual([user.id, ana.id]);
    expect(list.inactive.map(({ id }) => id)).toEqual([gone.id]);
    expect((await listDesignable(ctx, actor)).map(({ id }) => id)).toEqual([plain.id]);
    const two = await counted.statementsOf(() => listReferents(counted.ctx, actor));
    expect(two).toBe(2);
  });
});

test("« Mes structures » lists those one is référent of, the current one marked", async () => {
  const { organisation, user, actor } = await givenReferent();
  const [member, closed, second] = [
    await givenOrganisation(ctx),
    await givenOrganisation(ctx),
    await givenOrganisation(ctx, { name: "Zone deux" }),
  ];
  const now = ctx.clock.now();
  for (const [{ id }, referentSince] of [
    [member, null],
    [closed, now],
    [second, now],
  ] as const)
    await ctx.db.membership.create({
      data: { userId: user.id, organisationId: id, referentSince, joinedAt: now },
    });
  await ctx.db.organisation.update({ where: { id: closed.id }, data: { deactivatedAt: now } });
  const structures = await listOwnStructures(ctx, actor);
  expect(structures.map(({ id, current }) => [id, current])).toEqual([
    [organisation.id, true],
    [second.id, false],
  ]);
});

describe("a référent non-aidant asked for", () => {
  test("belongs to the page's organisation, E.164 kept encrypted, no link [AUTH-F09]", async () => {
    const { organisation, actor, user } = await givenReferent();
    const other = await givenReferent();
    const input = parse({ structure: organisation.id, organisation: other.organisation.id });
    await requestCoReferent(ctx, actor, input);
    const row = await ctx.db.coReferentRequest.findFirstOrThrow({
      where: { email: "lea.martin@mairie.test" },
    });
    expect(row).toMatchObject({
      organisationId: organisation.id,
      requestedById: user.id,
      status: "WAITING_LIST",
    });
    expect(openRequestPhone(ctx, row)).toBe("+33601010101");
    expect(row.phone).not.toContain("0101");
    const { pending } = await listReferents(ctx, actor);
    expect(pending).toEqual([
      { firstName: "Léa", lastName: "Martin", email: "lea.martin@mairie.test" },
    ]);
    expect((await listReferents(ctx, other.actor)).pending).toEqual([]);
    const entries = await ctx.db.journalEntry.findMany({
      where: { action: "co_referent_requested", organisationId: organisation.id },
    });
    expect(entries).toMatchObject([{ actorId: user.id, details: { requestId: row.id } }]);
  });

  test("is refused when the address has an account or an open request, once of two at once", async () => {
    const { organisation, actor, user } = await givenReferent();
    const known = ["CO_REFERENT_CONNU", "email"];
    const ask = (email: string) =>
      refusal(requestCoReferent(ctx, actor, parse({ structure: organisation.id, email })));
    expect(await ask(user.email.toUpperCase())).toEqual(known);
    const answers = await Promise.all([ask("b@mairie.test"), ask("B@mairie.test")]);
    expect(answers).toContainEqual(known);
    expect(answers).toContain("accepted");
    await ctx.db.coReferentRequest.updateMany({
      where: { email: "b@mairie.test" },
      data: { status: "REFUSED", decidedAt: ctx.clock.now() },
    });
    expect(await ask("b@mairie.test")).toBe("accepted");
  });

  test("needs a mobile of a French territory, and every field", () => {
    const fields = (input: object) =>
      requestCoReferentSchema.safeParse(input).error?.issues.map(({ path }) => path[0]);
    const typed = { ...PERSON, structure: "x" };
    for (const telephone of ["0102030405", "0601", "+44 7700 900123", ""])
      expect(fields({ ...typed, telephone }), telephone).toEqual(["telephone"]);
    expect(fields({ structure: "x", prenom: " " })).toEqual([
      "prenom",
      "nom",
      "profession",
      "telephone",
      "email",
    ]);
    for (const nom of ["Du\0pont", "Du\u202epont", "12", "D".repeat(151)])
      expect(new Set(fields({ ...typed, nom })), nom).toEqual(new Set(["nom"]));
    expect(parse({ structure: "x", telephone: "0639010101" }).telephone).toBe("+262639010101");
  });

  test("of another tab's organisation is not written [AUTH-H18]", async () => {
    const { actor } = await givenReferent();
    const other = await givenReferent();
    const input = parse({ structure: other.organisation.id, email: "c@mairie.test" });
    expect(await refusal(requestCoReferent(ctx, actor, input))).toEqual([
      "ORGANISATION_CHANGEE",
      undefined,
    ]);
    expect(await ctx.db.coReferentRequest.count({ where: { email: "c@mairie.test" } })).toBe(0);
  });
});
