import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from "pdf-lib";
import { PDFRawStream, PDFRef, PDFString, type PDFObject } from "pdf-lib";
import { readOperators } from "@/lib/jobs/pdf/content-operators";

/** One element of the structure of a tagged PDF, with what tests look at. */
export interface StructureElement {
  type: string;
  alt: string | null;
  kids: StructureElement[];
}

const key = (name: string) => PDFName.of(name);
const nameOf = (value: unknown): string => (value instanceof PDFName ? value.decodeText() : "");
const textOf = (value: unknown): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;

function elementsIn(document: PDFDocument, held: PDFObject | undefined): StructureElement[] {
  const value = held instanceof PDFRef ? document.context.lookup(held) : held;
  if (value instanceof PDFArray) return value.asArray().flatMap((one) => elementsIn(document, one));
  if (!(value instanceof PDFDict) || !value.has(key("S"))) return [];
  return [
    {
      type: nameOf(value.get(key("S"))),
      alt: textOf(value.lookup(key("Alt"))),
      kids: elementsIn(document, value.get(key("K"))),
    },
  ];
}

/** Every element of a list of trees, parents first: the order in which a reader speaks them. */
export const flat = (elements: readonly StructureElement[]): StructureElement[] =>
  elements.flatMap((one) => [one, ...flat(one.kids)]);

/** What a page paints that no tag and no artifact mark covers: must be nothing. */
function unmarkedPaint(content: string): string[] {
  let depth = 0;
  return readOperators(content).flatMap(({ name }) => {
    if (name === "BDC" || name === "BMC") depth += 1;
    if (name === "EMC") depth -= 1;
    const paints = ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ"];
    return depth === 0 && paints.includes(name) ? [name] : [];
  });
}

/** Reads back, with another eye than the writer's, what PDF/UA asks of a file (docs/pdf-ua.md). */
export async function readPdf(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const root = catalog.lookup(key("StructTreeRoot"), PDFDict);
  const metadata = catalog.lookup(key("Metadata"));
  const contents = document.getPages().map((page) => {
    const stream = page.node.Contents();
    if (!(stream instanceof PDFRawStream)) throw new Error("a page has no single content stream");
    return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  });
  const fonts = context
    .enumerateIndirectObjects()
    .flatMap(([, one]) =>
      one instanceof PDFDict && nameOf(one.get(key("Type"))) === "Font" ? [one] : [],
    )
    .filter((font) => !nameOf(font.get(key("Subtype"))).startsWith("CIDFont"));
  return {
    language: textOf(catalog.lookup(key("Lang"))),
    marked: String(catalog.lookup(key("MarkInfo"), PDFDict).get(key("Marked"))),
    displaysTitle: String(
      catalog.lookup(key("ViewerPreferences"), PDFDict).get(key("DisplayDocTitle")),
    ),
    title: document.getTitle(),
    metadata:
      metadata instanceof PDFRawStream ? Buffer.from(metadata.getContents()).toString("utf8") : "",
    roles: String(root.lookup(key("RoleMap"))),
    structure: elementsIn(document, root.get(key("K"))),
    pages: document.getPages().map((page) => ({
      tabs: nameOf(page.node.get(key("Tabs"))),
      annotations: page.node.lookupMaybe(key("Annots"), PDFArray)?.size() ?? 0,
    })),
    unmarked: contents.flatMap(unmarkedPaint),
    fonts: fonts.map((font) => ({
      name: nameOf(font.get(key("BaseFont"))) || nameOf(font.get(key("Subtype"))),
      toUnicode: font.has(key("ToUnicode")),
    })),
  };
}
