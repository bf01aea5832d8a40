import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPdfRenderer, type PdfRenderer } from "@/lib/jobs/render-pdf";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import { testContext, type TestContext } from "../../support/context";
import { signedMandat } from "../../support/factories/signature";

type Signed = Awaited<ReturnType<typeof signedMandat>>;

describe("the PDF of an attestation", () => {
  let ctx: TestContext;
  let renderer: PdfRenderer;
  let signed: Signed;
  let file: string;
  const folder = mkdtempSync(path.join(tmpdir(), "attestation-"));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { encoding: "utf8" });

  beforeAll(async () => {
    ctx = await testContext();
    renderer = createPdfRenderer(ctx);
    signed = await signedMandat(ctx, { demarches: [...DEMARCHE_KEYS] });
    const { attestationId } = signed.mandat;
    await renderer.render({ channel: "PDF", kind: "attestation", attestationId });
    const pdf = await ctx.db.attestationPdf.findUniqueOrThrow({ where: { attestationId } });
    file = path.join(folder, "mandat.pdf");
    writeFileSync(file, pdf.bytes);
  });

  afterAll(async () => {
    await renderer.close();
    rmSync(folder, { recursive: true });
  });

  test("is well formed, tagged, titled, in French, with its fonts inside", () => {
    expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
    const facts = run("pdfinfo", file);
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(facts).toMatch(/Title:\s+Mandat Aidants Connect/);
    expect(facts).toMatch(/Page size:.*A4/);
    const catalogue = run("qpdf", "--json", "--json-key=qpdf", file);
    expect(catalogue).toMatch(/"\/Lang": "u:fr"/);
    expect(catalogue).toMatch(/"\/DisplayDocTitle": true/);
    expect(run("pdfinfo", "-meta", file)).toMatch(/<dc:title>[\s\S]*<dc:language>/);
    expect(run("pdfinfo", "-meta", file)).not.toContain("pdfuaid");
    const fonts = run("pdffonts", file).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes (yes|no ) yes +\d+/);
  });

  test("gives its structure and text to assistive technology, the QR code included", () => {
    const structure = run("pdfinfo", "-struct-text", file);
    for (const tag of ["H1", "H2", "L (block)", "LI (block)", "Figure"]) {
      expect(structure).toContain(tag);
    }
    expect(structure).toContain("Angela Claire Louise DUBOIS");
    expect(structure).toContain("PAPIERS - CITOYENNETÉ - ÉLECTIONS");
    const text = run("pdftotext", "-layout", file, "-").replaceAll(/\s+/g, " ");
    expect(text).toContain("Je m'appelle Angela Claire Louise DUBOIS");
    expect(text).toContain("Prénom, nom et signature");
    expect(text).toContain(signed.mandat.attestation.sha256);
    const strings = run("qpdf", "--json", "--json-key=qpdf", file);
    expect(strings).toMatch(/"\/Alt": "u:Code QR menant à la page de vérification/);
  });

  test("its QR code leads to the check of the journal's own hash [MAN-057]", async () => {
    run("pdftoppm", "-png", "-r", "150", "-f", "1", "-l", "1", file, path.join(folder, "page"));
    const png = PNG.sync.read(readFileSync(pageOf(folder)));
    const code = jsqr(new Uint8ClampedArray(png.data), png.width, png.height);
    const entry = await ctx.db.journalEntry.findFirstOrThrow({
      where: { mandatId: signed.mandat.id, action: "create_attestation" },
    });
    expect(entry.attestationHash).toMatch(/^[0-9a-f]{64}$/);
    const { attestationId } = signed.mandat;
    expect(code?.data).toBe(
      `${ctx.settings.APP_URL}/verification/${attestationId}/${entry.attestationHash ?? ""}`,
    );
  });

  test("is made once, whatever is asked again", async () => {
    const { attestationId } = signed.mandat;
    const before = await ctx.db.attestationPdf.findMany({ where: { attestationId } });
    await renderer.render({ channel: "PDF", kind: "attestation", attestationId });
    expect(await ctx.db.attestationPdf.findMany({ where: { attestationId } })).toEqual(before);
  });
});

const pageOf = (folder: string): string => path.join(folder, "page-1.png");
