import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPdfRenderer, type PdfRenderer } from "@/lib/jobs/render-pdf";
import { readOperators } from "@/lib/jobs/pdf/content-operators";
import { unmarkedSpans } from "@/lib/jobs/pdf/mark-artifacts";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { revokeAutorisationSchema, revokeMandatSchema } from "@/lib/mandat/revocation-schema";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { testContext, type TestContext } from "../../support/context";
import { signedMandat } from "../../support/factories/signature";
import { flat, readPdf } from "../../support/pdf-structure";

const MANDAT = "Mandat Aidants Connect";
const REVOCATION = "Attestation de révocation Aidants Connect";

let ctx: TestContext;
let renderer: PdfRenderer;
let mandatId: string;
const folder = mkdtempSync(path.join(tmpdir(), "attestation-"));
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: "utf8" });
const fileOf = (kind: string) => path.join(folder, `${kind}.pdf`);
const parsed = (kind: string) => readPdf(readFileSync(fileOf(kind)));

beforeAll(async () => {
  ctx = await testContext();
  renderer = createPdfRenderer(ctx);
  const { mandat, signer, usager } = await signedMandat(ctx, { demarches: [...DEMARCHE_KEYS] });
  mandatId = mandat.id;
  const autorisation = mandat.autorisations[0]?.id;
  const one = revokeAutorisationSchema.parse({ usager: usager.id, autorisation });
  await revokeAutorisation(ctx, signer.aidant, one);
  await revokeMandat(ctx, signer.aidant, revokeMandatSchema.parse({ mandat: mandatId }));
  for (const { id, kind } of await ctx.db.attestationDocument.findMany({ where: { mandatId } })) {
    await renderer.render({ channel: "PDF", kind: "attestation", attestationId: id });
    const pdf = await ctx.db.attestationPdf.findUniqueOrThrow({ where: { attestationId: id } });
    writeFileSync(fileOf(kind), pdf.bytes);
  }
});

afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const documentOf = (kind: "MANDAT" | "REVOCATION_MANDAT") =>
  ctx.db.attestationDocument.findFirstOrThrow({ where: { mandatId, kind } });

describe.each([
  ["MANDAT", MANDAT],
  ["REVOCATION_MANDAT", REVOCATION],
  ["REVOCATION_AUTORISATION", REVOCATION],
])("the PDF of a %s", (kind, title) => {
  test("is tagged, titled, in French, and says it follows PDF/UA-1", async () => {
    const pdf = await parsed(kind);
    expect(pdf).toMatchObject({ language: "fr", marked: "true", displaysTitle: "true", title });
    expect(pdf.metadata).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(pdf.metadata).toContain(`<rdf:li xml:lang="x-default">${title}</rdf:li>`);
    expect(pdf.metadata).toContain("<dc:language><rdf:Bag><rdf:li>fr</rdf:li>");
    expect(pdf.pages.every(({ tabs }) => tabs === "S")).toBe(true);
    const facts = run("pdfinfo", fileOf(kind));
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(facts).toMatch(/Page size:.*A4/);
  });

  test("has headings without a gap, lists with their bodies, alternatives for pictures", async () => {
    const elements = flat((await parsed(kind)).structure);
    const headings = elements.map(({ type }) => type).filter((type) => /^H\d$/.test(type));
    expect(headings).toEqual(["H1", "H2"]);
    const lists = elements.filter(({ type }) => type === "L");
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) {
      expect(new Set(list.kids.map((kid) => kid.type))).toEqual(new Set(["LI"]));
      for (const item of list.kids)
        expect(item.kids.map((part) => part.type)).toEqual(["Lbl", "LBody"]);
    }
    const figures = elements.filter(({ type }) => type === "Figure");
    expect(figures).toHaveLength(1);
    expect(figures[0]?.alt).toMatch(/^Code QR menant à la page de vérification de ce document/);
  });

  test("paints nothing outside tags and artifacts, and has no type without a role", async () => {
    const { unmarked, roles, structure } = await parsed(kind);
    expect(unmarked).toEqual([]);
    const standard =
      /^(Document|Sect|Div|P|H\d|L|LI|Lbl|LBody|Figure|Span|Code|Link|NonStruct|Table|TR|TH|TD)$/;
    const others = new Set(
      flat(structure)
        .map(({ type }) => type)
        .filter((t) => !standard.test(t)),
    );
    for (const type of others) expect(roles).toContain(`/${type} /`);
  });

  test("carries its fonts, from which the text can be read back", async () => {
    const { fonts } = await parsed(kind);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter(({ toUnicode }) => !toUnicode)).toEqual([]);
    const listed = run("pdffonts", fileOf(kind)).trim().split("\n").slice(2);
    for (const font of listed) expect(font).toMatch(/ yes (yes|no ) yes +\d+/);
    const text = run("pdftotext", "-layout", fileOf(kind), "-").replaceAll(/\s+/g, " ");
    expect(text).toContain("Angela Claire Louise DUBOIS");
    expect(text).toContain("Prénom, nom et signature");
  });

  test("fits on one sheet of paper", () => {
    expect(run("pdfinfo", fileOf(kind))).toMatch(/Pages:\s+1\b/);
  });
});

describe("the PDF of an attestation", () => {
  test.each(["MANDAT", "REVOCATION_MANDAT"] as const)(
    "its QR code leads to the check of the journal's own hash (%s) [MAN-057]",
    async (kind) => {
      const prefix = path.join(folder, `page-${kind}`);
      run("pdftoppm", "-png", "-r", "150", "-f", "1", "-l", "1", fileOf(kind), prefix);
      const png = PNG.sync.read(readFileSync(`${prefix}-1.png`));
      const code = jsqr(new Uint8ClampedArray(png.data), png.width, png.height);
      const action = kind === "MANDAT" ? "create_attestation" : "cancel_mandat";
      const entry = await ctx.db.journalEntry.findFirstOrThrow({ where: { mandatId, action } });
      expect(entry.attestationHash).toMatch(/^[0-9a-f]{64}$/);
      const { id } = await documentOf(kind);
      expect(code?.data).toBe(
        `${ctx.settings.APP_URL}/verification/${id}/${entry.attestationHash ?? ""}`,
      );
    },
  );

  test("is made once, whatever is asked again", async () => {
    const { id: attestationId } = await documentOf("MANDAT");
    const before = await ctx.db.attestationPdf.findMany({ where: { attestationId } });
    await renderer.render({ channel: "PDF", kind: "attestation", attestationId });
    expect(await ctx.db.attestationPdf.findMany({ where: { attestationId } })).toEqual(before);
  });
});

describe("the marks of a page's content", () => {
  const marksOf = (content: string) =>
    unmarkedSpans(readOperators(content), (name) => name === "/Im1").map(({ start, end }) =>
      content.slice(start, end),
    );

  test("cover paths, text and images painted outside every tag, from their first operand", () => {
    expect(marksOf("q 0 0 9 9 re W n 1 1 m 2 2 l S /P <</MCID 0>> BDC 0 0 1 1 re f EMC Q")).toEqual(
      ["1 1 m 2 2 l S"],
    );
    expect(marksOf("1 0 0 rg BT /F1 9 Tf (a\\)b(c) BDC) Tj ET /Im1 Do /Form2 Do")).toEqual([
      "BT /F1 9 Tf (a\\)b(c) BDC) Tj ET",
      "/Im1 Do",
    ]);
    expect(marksOf("% f\n<66> pop /f gs [(S) 3] TJ")).toEqual([]);
  });
});
