import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from "pdf-lib";
import { escapeHtml } from "@/lib/attestation/escape-html";
import { giveListBodies } from "./list-bodies";
import { markArtifacts } from "./mark-artifacts";

/** XMP of decision 82: title, language, and the claim of PDF/UA-1 that docs/pdf-ua.md accounts for. */
const xmpOf = (title: string): string =>
  `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>fr</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Gives every link annotation a text of its own. */
function describeLinks(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (let index = 0; index < (annotations?.size() ?? 0); index += 1) {
      const annotation = annotations?.lookup(index, PDFDict);
      if (annotation && !annotation.has(PDFName.of("Contents"))) {
        annotation.set(PDFName.of("Contents"), PDFHexString.fromText("Lien"));
      }
    }
  }
}

/** PDF 2.0 types that Chromium writes in a PDF 1.4: without a role, readers drop the words inside. */
const ROLES = { Strong: "Span", Em: "Span" } as const;

function mapRoles(document: PDFDocument): void {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const roles = root.lookupMaybe(PDFName.of("RoleMap"), PDFDict) ?? document.context.obj({});
  for (const [type, role] of Object.entries(ROLES)) roles.set(PDFName.of(type), PDFName.of(role));
  root.set(PDFName.of("RoleMap"), roles);
}

/** Adds to Chromium's tagged PDF what it leaves out (decision 82), without moving a mark of its pages. */
export async function finishPdf(pdf: Uint8Array, title: string, at: Date): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const metadata = document.context.stream(Buffer.from(xmpOf(title), "utf8"), {
    Type: "Metadata",
    Subtype: "XML",
  });
  document.catalog.set(PDFName.of("Metadata"), document.context.register(metadata));
  mapRoles(document);
  giveListBodies(document);
  markArtifacts(document);
  describeLinks(document);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage("fr");
  document.setCreator("Aidants Connect");
  document.setProducer("Aidants Connect");
  document.setCreationDate(at);
  document.setModificationDate(at);
  return document.save({ useObjectStreams: false });
}
