import { readFile } from "node:fs/promises";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import {
  AttestationDocument,
  type DocumentKind,
} from "@/components/mandat/attestation/AttestationDocument";

const DSFR = "node_modules/@codegouvfr/react-dsfr/dsfr";
const STYLES = [
  `${DSFR}/component/logo/logo.main.min.css`,
  "components/mandat/attestation/attestation.css",
];
const FONTS = [
  { file: `${DSFR}/fonts/Marianne-Regular.woff2`, weight: 400 },
  { file: `${DSFR}/fonts/Marianne-Bold.woff2`, weight: 700 },
];

const fromRoot = (file: string): string => path.join(process.cwd(), file);

const fontFace = async ({ file, weight }: { file: string; weight: number }): Promise<string> => {
  const bytes = await readFile(fromRoot(file), "base64");
  return `@font-face{font-family:Marianne;font-weight:${String(weight)};src:url(data:font/woff2;base64,${bytes}) format("woff2")}`;
};

const BASE = `*,*::before,*::after{box-sizing:border-box}
html{font-family:Marianne,arial,sans-serif;--text-black-white-grey:#000}
body{margin:0}`;

/** Typeface of the service, inside the page: the browser that prints has no network. */
export const readBaseStyles = async (): Promise<string> =>
  [BASE, ...(await Promise.all(FONTS.map(fontFace)))].join("\n");

let styles: Promise<string> | undefined;

/** One sheet, read once: the browser that prints has no network. */
async function readStyles(): Promise<string> {
  const sheets = await Promise.all([
    ...FONTS.map(fontFace),
    ...STYLES.map((file) => readFile(fromRoot(file), "utf8")),
  ]);
  return [BASE, ...sheets.map((sheet) => sheet.replace(/^@charset[^;]*;/, ""))].join("\n");
}

export interface PrintedAttestation {
  id: string;
  kind: DocumentKind;
  html: string;
  sha256: string;
  templateVersion: string;
  verificationUrl: string;
}

const REVOCATION = "Attestation de révocation Aidants Connect";

/** Title of the file: what it is, never whose. */
export const PDF_TITLES: Readonly<Record<DocumentKind, string>> = {
  MANDAT: "Mandat Aidants Connect",
  REVOCATION_MANDAT: REVOCATION,
  REVOCATION_AUTORISATION: REVOCATION,
};

/** The whole page that becomes a PDF: the component of the screen, with everything it needs inside. */
export async function attestationPage(attestation: PrintedAttestation): Promise<string> {
  const { html, kind, ...seal } = attestation;
  styles ??= readStyles();
  const body = renderToStaticMarkup(
    <AttestationDocument html={html} seal={seal} kind={kind} heading="h1" />,
  );
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${PDF_TITLES[kind]}</title><style>${await styles}</style></head><body>${body}</body></html>`;
}
