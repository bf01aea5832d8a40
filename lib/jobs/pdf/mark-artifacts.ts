import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from "pdf-lib";
import type { PDFDocument, PDFPage } from "pdf-lib";
import { readOperators, type Operator } from "./content-operators";

const PATH = new Set(["m", "l", "c", "v", "y", "h", "re", "W", "W*"]);
const PAINT = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"]);

/** How an operator moves in or out of marked content. */
const STEPS: Readonly<Record<string, number>> = { BDC: 1, BMC: 1, EMC: -1 };

interface Span {
  start: number;
  end: number;
}

/**
 * What a page paints outside every tag: backgrounds, borders, text made by the style sheet. A path counts
 * from its first point, a text object as a whole; only images are marked among the objects that `Do`
 * paints, for a form has marks of its own.
 */
export function unmarkedSpans(
  operators: readonly Operator[],
  isImage: (name: string) => boolean,
): Span[] {
  const spans: Span[] = [];
  let marked = 0;
  let pathStart = -1;
  let textStart = -1;
  const take = (start: number, { end }: Operator) => {
    if (marked === 0) spans.push({ start, end });
  };
  for (const one of operators) {
    marked += STEPS[one.name] ?? 0;
    if (one.name === "BT") textStart = one.start;
    else if (one.name === "ET") take(textStart, one);
    else if (one.name === "sh" || (one.name === "Do" && isImage(one.operand))) take(one.start, one);
    if (PATH.has(one.name)) pathStart = pathStart === -1 ? one.start : pathStart;
    else {
      if (PAINT.has(one.name)) take(pathStart === -1 ? one.start : pathStart, one);
      pathStart = -1;
    }
  }
  return spans;
}

const contentOf = (page: PDFPage): string => {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  return streams
    .map((stream) => page.doc.context.lookup(stream))
    .map((stream) => (stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : []))
    .map((bytes) => Buffer.from(bytes).toString("latin1"))
    .join("\n");
};

function markPage(page: PDFPage): void {
  const text = contentOf(page);
  const objects = page.node.Resources()?.lookupMaybe(PDFName.of("XObject"), PDFDict);
  const isImage = (name: string): boolean => {
    const object = objects?.lookup(PDFName.of(name.slice(1)));
    return (
      object instanceof PDFRawStream &&
      object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image")
    );
  };
  let done = 0;
  let marked = "";
  for (const { start, end } of unmarkedSpans(readOperators(text), isImage)) {
    marked += `${text.slice(done, start)}/Artifact BMC\n${text.slice(start, end)}\nEMC`;
    done = end;
  }
  const { context } = page.doc;
  const stream = context.flateStream(Buffer.from(marked + text.slice(done), "latin1"));
  page.node.set(PDFName.of("Contents"), context.register(stream));
}

/** Marks as artifacts what the pages paint outside every tag (ISO 14289-1 §7.1): nothing is spoken twice. */
export function markArtifacts(document: PDFDocument): void {
  for (const page of document.getPages()) markPage(page);
}
