import { createDatabase } from "@/lib/db/client";
import { describe, expect, test } from "vitest";
import { aidantsSchema, SAME_EMAIL } from "@/lib/habilitation/aidants-schema";
import { checkSiret } from "@/lib/habilitation/check-siret";
import { choosePlace } from "@/lib/habilitation/choose-place";
import { managerSchema } from "@/lib/habilitation/manager-schema";
import { readRequest, readThread } from "@/lib/habilitation/read-request";
import { readSiretCheck } from "@/lib/habilitation/read-siret-check";
import { consentsSchema, messageSchema, siretSchema } from "@/lib/habilitation/request-schemas";
import { editAidant, removeAidant, saveAidants } from "@/lib/habilitation/save-aidants";
import { saveManager } from "@/lib/habilitation/save-manager";
import { createStructure, updateStructure } from "@/lib/habilitation/save-structure";
import { lastChanges } from "@/lib/habilitation/snapshot";
import { structureSchema } from "@/lib/habilitation/structure-schema";
import { submitRequest } from "@/lib/habilitation/submit-request";
import { withdrawRequest } from "@/lib/habilitation/withdraw-request";
import { writeMessage } from "@/lib/habilitation/write-message";
import { testContext } from "../../support/context";
import {
  aStructure,
  givenCompleteDraft,
  givenDraft,
  givenIssuer,
  SIRET_A,
  SIRET_B,
  somebody,
  structureForm,
} from "../../support/factories/habilitation";
import { givenOrganisation } from "../../support/factories/people";
import { mailsNamed } from "../../support/mails";

const ctx = await testContext();
const { actor } = await givenIssuer(ctx);

const rowOf = (requestId: string) =>
  ctx.db.structureRequest.findUniqueOrThrow({
    where: { id: requestId },
    include: { manager: true, aidants: true },
  });
const fieldsAtFault = (parsed: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  parsed.error?.issues.map(({ path }) => path[0]) ?? [];

describe("SIRET", () => {
  const siret = (typed: string) => siretSchema.safeParse({ siret: typed });

  test("spaces and points are no part of it [HAB-021]", async () => {
    const parsed = siretSchema.parse({ siret: " 217 500 016.00019" });
    expect(parsed.siret).toBe(SIRET_A);
    const { checkId } = await checkSiret(ctx, actor, parsed);
    const { check } = await readSiretCheck(ctx, actor, checkId);
    expect(check).toMatchObject({ outcome: "VERIFIED", name: "Ville de Paris", zipcode: "75004" });
  });

  test.each(["2175000160001", "abcdefghijklmn", ""])("%j is none [HAB-022]", (typed) => {
    expect(siret(typed).error?.issues[0]?.message).toMatch(/n'est pas valide/);
  });

  test("wrong check digits never reach a register [HAB-023]", () => {
    expect(siret("78866504300012").success).toBe(false);
  });

  test("offices of La Poste follow their own rule [HAB-024]", () => {
    expect(siret("35600000049837").success).toBe(true);
    expect(siret("35600000010001").success).toBe(false);
    expect(siret("35600000000048").success).toBe(true);
  });

  test("leading zeros stay [HAB-025]", async () => {
    const { actor: own } = await givenIssuer(ctx);
    await checkSiret(ctx, own, { siret: "00552017600016" });
    const input = { ...aStructure({ zipcode: "01700", city: "Miribel" }), siret: "00552017600016" };
    const { requestId } = await createStructure(ctx, own, input);
    expect((await rowOf(requestId)).siret).toBe("00552017600016");
  });

  test("one that nobody knows is refused [HAB-026]", async () => {
    await expect(checkSiret(ctx, actor, { siret: "99900900400014" })).rejects.toMatchObject({
      code: "SIRET_INTROUVABLE",
    });
  });

  test("a closed establishment gives its date and no way on [HAB-027]", async () => {
    const { checkId } = await checkSiret(ctx, actor, { siret: "99900200900010" });
    const { check } = await readSiretCheck(ctx, actor, checkId);
    expect(check).toMatchObject({ outcome: "CLOSED_ESTABLISHMENT", passedAt: null });
    expect(check.closedOn?.toISOString()).toContain("2024-06-30");
    await expect(
      choosePlace(ctx, actor, { check: checkId, lieu: "nouveau" }),
    ).rejects.toMatchObject({ code: "SIRET_FERME" });
  });

  test("registers that do not answer let the request go on, to be verified later [HAB-028]", async () => {
    const { actor: own } = await givenIssuer(ctx);
    await checkSiret(ctx, own, { siret: "99999990700010" });
    const input = { ...aStructure(), siret: "99999990700010" };
    const { requestId } = await createStructure(ctx, own, input);
    expect((await rowOf(requestId)).siretOutcome).toBe("PENDING");
  });

  test("a habilitated structure that is recognised leads nowhere, another place goes on [HAB-029] [HAB-030]", async () => {
    const { actor: own } = await givenIssuer(ctx);
    const organisation = await givenOrganisation(ctx, { name: "Déjà là" });
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { siret: "99900101900010" },
    });
    const { checkId } = await checkSiret(ctx, own, { siret: "99900101900010" });
    const input = { ...aStructure(), siret: "99900101900010" };
    await expect(
      choosePlace(ctx, own, { check: checkId, lieu: organisation.id }),
    ).rejects.toMatchObject({ code: "STRUCTURE_DEJA_HABILITEE" });
    await expect(createStructure(ctx, own, input)).rejects.toMatchObject({
      code: "DEMANDE_SIRET_NON_VERIFIE",
    });
    await choosePlace(ctx, own, { check: checkId, lieu: "nouveau" });
    await expect(createStructure(ctx, own, input)).resolves.toBeDefined();
  });

  test("an inactive organisation counts for nothing [HAB-031]", async () => {
    const organisation = await givenOrganisation(ctx, { name: "Ancienne" });
    await ctx.db.organisation.update({
      where: { id: organisation.id },
      data: { siret: "99900102700013", deactivatedAt: ctx.clock.now() },
    });
    const { checkId } = await checkSiret(ctx, actor, { siret: "99900102700013" });
    const result = await readSiretCheck(ctx, actor, checkId);
    expect(result.organisations).toEqual([]);
    expect(result.check.passedAt).not.toBeNull();
  });

  test("an open request of somebody else is told without a name of a person [HAB-032]", async () => {
    const { actor: other } = await givenIssuer(ctx);
    const { requestId, manager } = await givenCompleteDraft(ctx, other, { name: "Lieu voisin" });
    await submitRequest(ctx, other, { requestId });
    const { checkId } = await checkSiret(ctx, actor, { siret: SIRET_B });
    const { requests, check } = await readSiretCheck(ctx, actor, checkId);
    expect(check.passedAt).toBeNull();
    const told = JSON.stringify(requests);
    expect(told).toContain("Lieu voisin");
    for (const secret of [manager.email, manager.lastName, other.email]) {
      expect(told).not.toContain(secret);
    }
  });

  test("a SIRET that was not checked is refused, a posted one changes nothing [HAB-033]", async () => {
    const { actor: own } = await givenIssuer(ctx);
    await checkSiret(ctx, own, { siret: SIRET_A });
    await expect(
      createStructure(ctx, own, { ...aStructure(), siret: SIRET_B }),
    ).rejects.toMatchObject({ code: "DEMANDE_SIRET_NON_VERIFIE" });
    const { requestId } = await createStructure(ctx, own, { ...aStructure(), siret: SIRET_A });
    await updateStructure(ctx, own, { ...aStructure({ siret: SIRET_B }), requestId });
    expect((await rowOf(requestId)).siret).toBe(SIRET_A);
  });
});

describe("structure", () => {
  const structure = (changes: Record<string, string>) =>
    structureSchema.safeParse(structureForm(changes));

  test.each(["\u0000", "2175000160001"])("%j as SIRET is not a checked one", async (siret) => {
    await expect(createStructure(ctx, actor, { ...aStructure(), siret })).rejects.toMatchObject({
      code: "DEMANDE_SIRET_NON_VERIFIE",
    });
  });

  test("« Autre » wants a label, another type blanks it [HAB-034]", () => {
    expect(fieldsAtFault(structure({ type: "12" }))).toEqual(["typeOther"]);
    expect(aStructure({ type: "6", typeOther: "Ludothèque" }).typeOther).toBe("");
  });

  test("France Services goes with a number, and without the label it is blanked [HAB-035]", () => {
    expect(fieldsAtFault(structure({ franceServicesLabel: "on" }))).toEqual([
      "franceServicesNumber",
    ]);
    expect(aStructure({ franceServicesNumber: "FS 12" }).franceServicesNumber).toBe("");
  });

  test("associations may leave missions and average empty, others not [HAB-036]", () => {
    const empty = { missionDescription: "", avgNbDemarches: "" };
    expect(structure({ type: "13", ...empty }).success).toBe(true);
    expect(fieldsAtFault(structure({ type: "30", ...empty }))).toEqual([
      "missionDescription",
      "avgNbDemarches",
    ]);
  });

  test("a postal code is five digits that exist [HAB-037]", async () => {
    const wrong = structure({ zipcode: "La Commune" });
    expect(wrong.error?.issues[0]?.message).toBe("Veuillez entrer un code postal valide");
    expect(aStructure({ zipcode: "75 007" }).zipcode).toBe("75007");
    const requestId = await givenDraft(ctx, actor);
    await expect(
      updateStructure(ctx, actor, { ...aStructure({ zipcode: "99999" }), requestId }),
    ).rejects.toMatchObject({ code: "CODE_POSTAL_INCONNU", options: { field: "zipcode" } });
  });

  test("every message comes at once, those of rules between fields included", () => {
    const fields = fieldsAtFault(structureSchema.safeParse({ franceServicesLabel: "on" }));
    expect(new Set(fields)).toEqual(
      new Set([
        "name",
        "type",
        "franceServicesNumber",
        "address",
        "zipcode",
        "city",
        "missionDescription",
        "avgNbDemarches",
      ]),
    );
  });

  test("a picked address keeps its codes, a changed one gets new ones [HAB-038] [HAB-039] [HAB-040]", async () => {
    const requestId = await givenDraft(ctx, actor, { cityInseeCode: "75107" });
    expect(await rowOf(requestId)).toMatchObject({
      cityInseeCode: "75107",
      departmentInseeCode: "75",
      addressSource: "BAN",
    });
    const moved = aStructure({ cityInseeCode: "75107", zipcode: "02200", city: "Soissons" });
    await updateStructure(ctx, actor, { ...moved, requestId });
    expect(await rowOf(requestId)).toMatchObject({
      cityInseeCode: "02722",
      departmentInseeCode: "02",
      addressSource: "MANUAL",
    });
    await updateStructure(ctx, actor, { ...aStructure({ city: "Nulle-Part" }), requestId });
    expect(await rowOf(requestId)).toMatchObject({ cityInseeCode: null, addressSource: "MANUAL" });
  });

  test("Ajaccio is in 2A [HAB-041]", async () => {
    const requestId = await givenDraft(ctx, actor, { zipcode: "20000", city: "Ajaccio" });
    expect((await rowOf(requestId)).departmentInseeCode).toBe("2A");
  });

  test("a web address is one [HAB-042]", () => {
    expect(fieldsAtFault(structure({ webSite: "javascript:alert(1)" }))).toEqual(["webSite"]);
    expect(aStructure({ webSite: "www.ville.fr" }).webSite).toBe("https://www.ville.fr/");
  });

  test.each(["-1", "1,5", "1000000000"])("%s is no average [HAB-043]", (avgNbDemarches) => {
    expect(fieldsAtFault(structure({ avgNbDemarches }))).toEqual(["avgNbDemarches"]);
  });

  test("the first save makes a draft and one mail, a double one too [HAB-044] [HAB-045]", async () => {
    const { actor: own } = await givenIssuer(ctx);
    await checkSiret(ctx, own, { siret: SIRET_A });
    const input = { ...aStructure(), siret: SIRET_A };
    const both = await Promise.all([
      createStructure(ctx, own, input),
      createStructure(ctx, own, input),
    ]);
    await createStructure(ctx, own, input);
    expect(both[0].requestId).toBe(both[1].requestId);
    expect(await ctx.db.structureRequest.count({ where: { issuerId: own.issuerId } })).toBe(1);
    const mails = await mailsNamed(ctx, "request-created");
    expect(mails.filter(({ to }) => to === own.email)).toHaveLength(1);
    expect(await rowOf(both[0].requestId)).toMatchObject({
      status: "NEW",
      habilitationNumber: null,
    });
  });
});

describe("people", () => {
  test("the référent has a mobile, overseas ones included [HAB-046]", () => {
    const phone = (typed: string) => managerSchema.safeParse({ ...somebody(), phone: typed });
    expect(fieldsAtFault(phone("01 42 00 00 00"))).toEqual(["phone"]);
    expect(phone("0690 11 12 13").data?.phone).toBe("+590690111213");
  });

  test("saved twice, he is one; his phone is not in clear [HAB-048]", async () => {
    const requestId = await givenDraft(ctx, actor);
    const phone = "+33612345678";
    await saveManager(ctx, actor, { ...somebody(), requestId, phone, isAidant: false });
    await saveManager(ctx, actor, { ...somebody("Nadia"), requestId, phone, isAidant: false });
    const { manager } = await rowOf(requestId);
    expect(manager?.firstName).toBe("Nadia");
    expect(manager?.phone).not.toContain("612345678");
    expect((await readRequest(ctx, actor, requestId)).phone).toBe(phone);
  });

  test("nobody at all is refused [HAB-049]", async () => {
    const requestId = await givenDraft(ctx, actor);
    await expect(saveAidants(ctx, actor, { requestId, rows: [] })).rejects.toMatchObject({
      code: "AIDANT_MANQUANT",
    });
  });

  const rows = (...people: Record<string, string>[]): Record<string, string> =>
    Object.fromEntries([
      ["lignes", people.map((_, i) => String(i)).join(",")],
      ...people.flatMap((person, i) =>
        Object.entries(person).map(([field, value]) => [`aidant-${String(i)}-${field}`, value]),
      ),
    ]) as Record<string, string>;

  test("two rows with one address are both at fault, empty rows are not [HAB-050] [HAB-051]", () => {
    const one = { ...somebody("Lou"), conseillerNumerique: "non" };
    const parsed = aidantsSchema.safeParse(
      rows(one, { ...one, email: one.email.toUpperCase() }, { email: " " }),
    );
    expect(parsed.error?.issues).toMatchObject([
      { path: ["aidant-0-email"], message: SAME_EMAIL },
      { path: ["aidant-1-email"], message: SAME_EMAIL },
    ]);
  });

  test("oui or non is to be said; a closed domain is refused [HAB-052]", () => {
    const parsed = aidantsSchema.safeParse(
      rows({ ...somebody(), email: "lou.martin@conseiller-numerique.fr" }),
    );
    expect(new Set(fieldsAtFault(parsed))).toEqual(
      new Set(["aidant-0-conseillerNumerique", "aidant-0-email"]),
    );
  });

  test("an address with the name of the structure is refused", async () => {
    const requestId = await givenDraft(ctx, actor, { name: "Les Lilas" });
    const manager = { ...somebody(), email: "les-lilas@exemple.fr" };
    await expect(
      saveManager(ctx, actor, { ...manager, requestId, phone: "+33612345678", isAidant: false }),
    ).rejects.toMatchObject({ code: "EMAIL_DE_LA_STRUCTURE" });
  });

  test("an aidant's address with the name of the structure is told on his row", async () => {
    const requestId = await givenDraft(ctx, actor, { name: "Les Lilas" });
    const [good, bad] = [somebody(), { ...somebody(), email: "les-lilas@exemple.fr" }];
    const typed = [good, bad].map((person) => ({ ...person, conseillerNumerique: "non" }));
    await expect(
      saveAidants(ctx, actor, { requestId, rows: aidantsSchema.parse(rows(...typed)) }),
    ).rejects.toMatchObject({ options: { fields: { "aidant-1-email": "EMAIL_DE_LA_STRUCTURE" } } });
  });

  test("two people may exchange their addresses", async () => {
    const requestId = await givenDraft(ctx, actor);
    const [a, b] = [somebody("Lou"), somebody("Max")].map((p) => ({
      ...p,
      conseillerNumerique: false,
    }));
    if (!a || !b) throw new Error("two people");
    await saveAidants(ctx, actor, {
      requestId,
      rows: [a, b].map((person) => ({ id: "", person })),
    });
    const [first, second] = (await readRequest(ctx, actor, requestId)).request.aidants;
    await saveAidants(ctx, actor, {
      requestId,
      rows: [
        { id: first?.id ?? "", person: { ...a, email: b.email } },
        { id: second?.id ?? "", person: { ...b, email: a.email } },
      ],
    });
    const after = (await readRequest(ctx, actor, requestId)).request.aidants;
    expect(after.map(({ id, email }) => [id, email])).toEqual([
      [first?.id, b.email],
      [second?.id, a.email],
    ]);
  });
});

describe("submission", () => {
  test("four boxes of five are not enough [HAB-056]", () => {
    const boxes = { cgu: "on", notFree: "on", dpo: "on", professionalsOnly: "on" };
    expect(fieldsAtFault(consentsSchema.safeParse(boxes))).toEqual(["withoutElected"]);
  });

  test("without a référent nothing leaves [HAB-057]", async () => {
    const requestId = await givenDraft(ctx, actor);
    await expect(submitRequest(ctx, actor, { requestId })).rejects.toMatchObject({
      code: "REFERENT_MANQUANT",
    });
    expect((await rowOf(requestId)).status).toBe("NEW");
  });

  test("without an aidant nothing leaves [HAB-058]", async () => {
    const { requestId } = await givenCompleteDraft(ctx, actor);
    const [aidant] = (await rowOf(requestId)).aidants;
    await removeAidant(ctx, actor, { requestId, aidantId: aidant?.id ?? "" });
    await expect(submitRequest(ctx, actor, { requestId })).rejects.toMatchObject({
      code: "AIDANT_MANQUANT",
    });
  });

  test("a part that does not pass today's rules holds it back", async () => {
    const { requestId } = await givenCompleteDraft(ctx, actor);
    await ctx.db.structureRequest.update({ where: { id: requestId }, data: { address: "" } });
    await expect(submitRequest(ctx, actor, { requestId })).rejects.toMatchObject({
      code: "DEMANDE_INCOMPLETE",
    });
    expect((await readRequest(ctx, actor, requestId)).invalid).toEqual(["structure"]);
  });

  test.each([
    ["75007", "Paris", /^750\d{5,}$/, "[HAB-059]"],
    ["01700", "Miribel", /^017\d{5,}$/, "[HAB-060]"],
  ])(
    "a request of %s gets its number, its mail, its journal entry",
    async (zipcode, city, number) => {
      // [HAB-059] [HAB-060]
      const { requestId } = await givenCompleteDraft(ctx, actor, { zipcode, city });
      const sent = await submitRequest(ctx, actor, { requestId });
      expect(sent.number).toMatch(number);
      expect(await rowOf(requestId)).toMatchObject({
        status: "AC_VALIDATION_PROCESSING",
        habilitationNumber: sent.number,
        cguVersion: ctx.settings.CGU_VERSION,
      });
      const mails = await mailsNamed(ctx, "request-submitted");
      expect(mails.filter(({ text }) => text.includes(sent.number))).toHaveLength(1);
      const entries = await ctx.db.journalEntry.findMany({
        where: { action: "request_submitted", details: { path: ["number"], equals: sent.number } },
      });
      expect(entries).toMatchObject([{ actorKind: "demandeur", actorId: actor.issuerId }]);
    },
  );

  test("sent twice at once, it has one number and one mail", async () => {
    const { requestId } = await givenCompleteDraft(ctx, actor);
    const [a, b] = await Promise.all([
      submitRequest(ctx, actor, { requestId }),
      submitRequest(ctx, actor, { requestId }),
    ]);
    expect(a.number).toBe(b.number);
    const mails = await mailsNamed(ctx, "request-submitted");
    expect(mails.filter(({ text }) => text.includes(a.number))).toHaveLength(1);
  });

  test("50 requests at once have 50 numbers [HAB-061]", { timeout: 60_000 }, async () => {
    const ids: string[] = [];
    for (let i = 0; i < 50; i += 1) ids.push((await givenCompleteDraft(ctx, actor)).requestId);
    // As many connections as submissions: they wait for one another, not for the pool.
    const many = { ...ctx, db: createDatabase(ctx.settings.DATABASE_URL, 50) };
    const sent = await Promise.all(
      ids.map((requestId) => submitRequest(many, actor, { requestId })),
    );
    await many.db.$disconnect();
    expect(new Set(sent.map(({ number }) => number)).size).toBe(50);
  });

  test("an aidant with the référent's address becomes the référent's own flag [HAB-054]", async () => {
    const { requestId, manager } = await givenCompleteDraft(ctx, actor);
    const others = (await readRequest(ctx, actor, requestId)).request.aidants;
    await saveAidants(ctx, actor, {
      requestId,
      rows: [
        ...others.map(({ id, firstName, lastName, profession, email }) => ({
          id,
          person: { firstName, lastName, profession, email, conseillerNumerique: false },
        })),
        { id: "", person: { ...manager, conseillerNumerique: true } },
      ],
    });
    expect((await rowOf(requestId)).aidants).toHaveLength(2);
    await submitRequest(ctx, actor, { requestId });
    const row = await rowOf(requestId);
    expect(row.manager).toMatchObject({ isAidant: true, conseillerNumerique: true });
    expect(row.aidants).toHaveLength(1);
  });

  test("after changes it keeps its number, and the reviewer sees what changed [HAB-062]", async () => {
    const { requestId } = await givenCompleteDraft(ctx, actor);
    const { number } = await submitRequest(ctx, actor, { requestId });
    await ctx.db.structureRequest.update({
      where: { id: requestId },
      data: { status: "CHANGES_REQUIRED" },
    });
    await updateStructure(ctx, actor, { ...aStructure({ name: "Nouveau nom" }), requestId });
    ctx.clock.advance(60_000);
    expect((await submitRequest(ctx, actor, { requestId })).number).toBe(number);
    const mails = await mailsNamed(ctx, "request-resubmitted");
    expect(mails.filter(({ subject }) => subject.includes(number))).toHaveLength(1);
    expect(await lastChanges(ctx, requestId)).toEqual([
      { about: "structure", field: "nom", before: "Maison des services", after: "Nouveau nom" },
    ]);
  });

  const CLOSED_TO_CHANGES = ["AC_VALIDATION_PROCESSING", "VALIDATED", "REFUSED", "CLOSED"] as const;
  test.each(CLOSED_TO_CHANGES)(
    "a request that is %s takes no change [HAB-055] [HAB-063]",
    async (status) => {
      const { requestId, manager } = await givenCompleteDraft(ctx, actor);
      await submitRequest(ctx, actor, { requestId });
      await ctx.db.structureRequest.update({ where: { id: requestId }, data: { status } });
      const before = await rowOf(requestId);
      const [aidant] = before.aidants;
      const aidantId = aidant?.id ?? "";
      const person = { ...somebody(), conseillerNumerique: false };
      const acts = [
        () => updateStructure(ctx, actor, { ...aStructure(), requestId }),
        () =>
          saveManager(ctx, actor, {
            ...manager,
            requestId,
            phone: "+33612345678",
            isAidant: false,
          }),
        () => saveAidants(ctx, actor, { requestId, rows: [{ id: "", person }] }),
        () => editAidant(ctx, actor, { requestId, aidantId, person }),
        () => removeAidant(ctx, actor, { requestId, aidantId }),
      ];
      for (const act of acts) {
        await expect(act()).rejects.toMatchObject({ code: "DEMANDE_NON_MODIFIABLE" });
      }
      await submitRequest(ctx, actor, { requestId }).catch(() => undefined);
      expect(await rowOf(requestId)).toEqual(before);
    },
  );
});

describe("withdrawal and messages", () => {
  test("a request under study may be withdrawn, once [HAB-065]", async () => {
    const { requestId } = await givenCompleteDraft(ctx, actor);
    await submitRequest(ctx, actor, { requestId });
    ctx.clock.advance(60_000);
    await withdrawRequest(ctx, actor, { requestId });
    await withdrawRequest(ctx, actor, { requestId });
    const row = await rowOf(requestId);
    expect(row.status).toBe("WITHDRAWN");
    // A decision names the version that it was taken on: this one is gone
    const decided = await ctx.db.structureRequest.updateMany({
      where: { id: requestId, status: "AC_VALIDATION_PROCESSING", version: row.version - 1 },
      data: { status: "VALIDATED" },
    });
    expect(decided.count).toBe(0);
    const { events } = await readThread(ctx, actor, requestId);
    expect(events.map(({ type }) => type)).toEqual(["SUBMITTED", "WITHDRAWN"]);
  });

  test("a message reaches the thread and the team [HAB-066]", async () => {
    const { requestId } = await givenCompleteDraft(ctx, actor, { name: "Structure qui écrit" });
    await submitRequest(ctx, actor, { requestId });
    await writeMessage(ctx, actor, { requestId, content: "Bonjour,\nune question." });
    await writeMessage(ctx, actor, { requestId, content: "Bonjour,\nune question." });
    const { messages } = await readThread(ctx, actor, requestId);
    expect(messages).toMatchObject([{ sender: "ISSUER", content: "Bonjour,\nune question." }]);
    const mails = await mailsNamed(ctx, "request-team-notice");
    expect(mails.filter(({ text }) => text.includes("Structure qui écrit"))).toHaveLength(1);
    expect(messageSchema.safeParse({ content: "  " }).success).toBe(false);
    expect(messageSchema.safeParse({ content: "a".repeat(5001) }).success).toBe(false);
    expect(messageSchema.safeParse({ content: "a".repeat(5000) }).success).toBe(true);
  });

  test("a draft has nobody to write to", async () => {
    const requestId = await givenDraft(ctx, actor);
    await expect(writeMessage(ctx, actor, { requestId, content: "?" })).rejects.toMatchObject({
      code: "DEMANDE_NON_MODIFIABLE",
    });
  });
});

describe("somebody else's request", () => {
  test("is as unknown as none, for every act [HAB-018]", async () => {
    const { actor: stranger } = await givenIssuer(ctx);
    const { requestId, manager } = await givenCompleteDraft(ctx, actor);
    const [aidant] = (await rowOf(requestId)).aidants;
    const person = { ...somebody(), conseillerNumerique: false };
    const { checkId } = await checkSiret(ctx, actor, { siret: SIRET_A });
    const acts = (id: string) => [
      () => readRequest(ctx, stranger, id),
      () => readThread(ctx, stranger, id),
      () => updateStructure(ctx, stranger, { ...aStructure(), requestId: id }),
      () =>
        saveManager(ctx, stranger, {
          ...manager,
          requestId: id,
          phone: "+33612345678",
          isAidant: false,
        }),
      () => saveAidants(ctx, stranger, { requestId: id, rows: [{ id: "", person }] }),
      () => editAidant(ctx, stranger, { requestId: id, aidantId: aidant?.id ?? "", person }),
      () => removeAidant(ctx, stranger, { requestId: id, aidantId: aidant?.id ?? "" }),
      () => submitRequest(ctx, stranger, { requestId: id }),
      () => withdrawRequest(ctx, stranger, { requestId: id }),
      () => writeMessage(ctx, stranger, { requestId: id, content: "?" }),
      () => readSiretCheck(ctx, stranger, checkId),
    ];
    for (const id of [requestId, ctx.random.uuid(), "n-importe-quoi"]) {
      for (const act of acts(id)) {
        await expect(act()).rejects.toMatchObject({ code: "DEMANDE_INTROUVABLE" });
      }
    }
    expect((await rowOf(requestId)).status).toBe("NEW");
  });
});
