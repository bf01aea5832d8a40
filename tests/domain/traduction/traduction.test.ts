import { describe, expect, test } from "vitest";
import { TEMPLATES } from "@/lib/attestation/templates";
import { sha256 } from "@/lib/crypto/hash";
import {
  findTranslation,
  listTranslations,
  saveTranslation,
  translationSchema,
} from "@/lib/traduction/edit-translation";
import { frenchSample } from "@/lib/traduction/french-sample";
import { LANGUAGES } from "@/lib/traduction/languages";
import {
  readTranslation,
  readTranslationPage,
  translatedLanguages,
} from "@/lib/traduction/read-translations";
import { testContext } from "../../support/context";
import {
  givenOrganisation,
  givenSession,
  givenStaff,
  givenUser,
} from "../../support/factories/people";

const ctx = await testContext();
const { staff } = await givenStaff(ctx, "METIER");
const organisation = await givenOrganisation(ctx);
const user = await givenUser(ctx, { organisations: [organisation] });
const { aidant } = await givenSession(ctx, user, organisation);
const current = TEMPLATES[TEMPLATES.length - 1]?.version ?? "";

const save = async (lang: string, body: string, reviewed = false) => {
  const { basedOn } = await findTranslation(ctx, staff, lang);
  const humanReviewed = reviewed ? "on" : undefined;
  const input = translationSchema.parse({ lang, body, humanReviewed, basedOn });
  return saveTranslation(ctx, staff, input);
};

describe("translations of the mandat", () => {
  test("five languages come with the service, none approved yet [MAN-107]", async () => {
    const { languages } = await readTranslationPage(ctx, aidant, undefined);
    expect(languages.map(({ lang }) => lang)).toEqual(["en", "ar", "fa-AF", "ps", "uk"]);
    for (const { lang } of languages) {
      const one = await readTranslation(ctx, aidant, lang);
      expect(one.humanReviewed).toBe(false);
      expect(one.html).toMatch(/^<h2>/);
      expect(one.html.match(/<li>/g)?.length, lang).toBeGreaterThanOrEqual(18);
      const row = await ctx.db.mandateTranslation.findUniqueOrThrow({ where: { lang } });
      expect(row.dir).toBe(one.language.dir);
    }
  });

  test("Pachto and Dari are written from right to left; an unknown code is refused [MAN-107]", async () => {
    expect((await readTranslation(ctx, aidant, "ps")).language.dir).toBe("rtl");
    expect((await readTranslation(ctx, aidant, "fa-AF")).language.dir).toBe("rtl");
    for (const lang of ["xx", "fr", "pus", "de", "__proto__", ""]) {
      await expect(readTranslation(ctx, aidant, lang)).rejects.toMatchObject({
        code: "TRADUCTION_INTROUVABLE",
      });
    }
  });

  test("stand beside the French text in force, left blank", () => {
    const { html } = frenchSample(ctx);
    expect(html).toContain("Je m'appelle <strong>__________</strong>");
    expect(html).toContain("pour une durée de __________");
    expect(html.match(/<li><strong>/g)).toHaveLength(10);
    expect(html).not.toMatch(/\d{4}-\d|undefined|Structure/);
  });

  test("are written by the team, as inert text, with an entry that holds their hash [MAN-103]", async () => {
    const body = "# Titre\n\n<script>alert(1)</script> [x](javascript:alert(1))";
    await save("es", body, true);
    const written = await readTranslation(ctx, aidant, "es");
    expect(written.html).not.toMatch(/<script|href="javascript/);
    expect(written).toMatchObject({ humanReviewed: true, outdated: false });
    expect((await translatedLanguages(ctx)).map(({ lang }) => lang)).toContain("es");
    const entries = await ctx.db.journalEntry.findMany({ where: { action: "update_translation" } });
    expect(entries).toMatchObject([
      {
        actorKind: "admin",
        actorId: staff.userId,
        details: {
          lang: "es",
          sourceTemplateVersion: current,
          humanReviewed: true,
          textHash: sha256(body),
        },
      },
    ]);
  });

  test("made from an older French text are flagged until they are saved again", async () => {
    await ctx.db.mandateTranslation.update({
      where: { lang: "uk" },
      data: { sourceTemplateVersion: "2026-01-01" },
    });
    const stateOf = async () =>
      (await listTranslations(ctx, staff)).find(({ language }) => language.lang === "uk")?.written;
    expect(await stateOf()).toMatchObject({ outdated: true, updatedBy: null });
    expect((await readTranslation(ctx, aidant, "uk")).outdated).toBe(true);
    await save("uk", "Доручення");
    expect(await stateOf()).toMatchObject({
      outdated: false,
      updatedBy: staff.fullName,
      sourceTemplateVersion: current,
    });
  });

  test("saved by somebody else meanwhile are not overwritten", async () => {
    const { basedOn } = await findTranslation(ctx, staff, "tr");
    const input = (body: string) => translationSchema.parse({ lang: "tr", body, basedOn });
    const outcomes = await Promise.allSettled([
      saveTranslation(ctx, staff, input("bir")),
      saveTranslation(ctx, staff, input("iki")),
    ]);
    const refused = outcomes.filter((one) => one.status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "TRADUCTION_CHANGEE" } }]);
  });

  test("of a language that is not in the list, or without text, are refused", async () => {
    await expect(findTranslation(ctx, staff, "fr")).rejects.toMatchObject({
      code: "TRADUCTION_INTROUVABLE",
    });
    const empty = translationSchema.safeParse({ lang: "es", body: " \r\n ", basedOn: "" });
    expect(empty.success).toBe(false);
  });

  test("may exist in the languages of the overseas departments [MAN-107]", () => {
    const tags = LANGUAGES.map(({ lang }) => lang);
    expect(tags).toEqual(expect.arrayContaining(["rcf", "gcf"]));
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.every((tag) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag) && tag !== "fr")).toBe(true);
  });
});
