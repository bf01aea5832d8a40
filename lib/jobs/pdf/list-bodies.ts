import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument, type PDFObject } from "pdf-lib";

const S = PDFName.of("S");
const K = PDFName.of("K");
const P = PDFName.of("P");

const kidsOf = (element: PDFDict): PDFObject[] => {
  const kids = element.lookup(K);
  const held = element.get(K);
  if (kids instanceof PDFArray) return kids.asArray();
  return held ? [held] : [];
};

const isLabel = (document: PDFDocument, kid: PDFObject): boolean => {
  const element = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
  return element instanceof PDFDict && element.get(S) === PDFName.of("Lbl");
};

/** Gathers in one LBody what an item holds beside its label; a body that is there already stays. */
function giveBody(document: PDFDocument, itemRef: PDFRef, item: PDFDict): void {
  const { context } = document;
  const kids = kidsOf(item);
  const rest = kids.filter((kid) => !isLabel(document, kid));
  // A kid that is no element of its own is pointed at by the parent tree, which would have to follow.
  if (rest.length === 0 || !rest.every((kid) => kid instanceof PDFRef)) return;
  const elements = rest.map((kid) => context.lookup(kid, PDFDict));
  if (elements.every((element) => element.get(S) === PDFName.of("LBody"))) return;
  const body = context.obj({ Type: "StructElem", S: "LBody", P: itemRef, K: context.obj(rest) });
  const bodyRef = context.register(body);
  for (const element of elements) element.set(P, bodyRef);
  item.set(K, context.obj([...kids.filter((kid) => isLabel(document, kid)), bodyRef]));
}

/** Chromium leaves the text of list items beside their labels; PDF/UA wants it in a body (§7.6). */
export function giveListBodies(document: PDFDocument): void {
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict && object.get(S) === PDFName.of("LI"))
      giveBody(document, ref, object);
  }
}
