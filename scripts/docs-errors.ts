// Writes docs/erreurs.md from the catalogue of refusals, for support: npm run docs:errors
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { catalogue } from "@/lib/errors/catalogue";
import type { ErrorEntry } from "@/lib/errors/entry";

const file = path.resolve(import.meta.dirname, "../docs/erreurs.md");
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const HEAD = `# Refusals

Written from \`lib/errors/catalogue.ts\` by \`npm run docs:errors\`. The code is what logs name; the message is
what the person reads.

| Code | Status | Message | Support |
| --- | --- | --- | --- |
`;

/** The whole file, one line a code, in alphabetical order. */
export function errorsDocument(): string {
  const entries: [string, ErrorEntry][] = Object.entries(catalogue);
  const rows = entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { status, message, support }]) =>
      [`\`${code}\``, String(status), cell(message), cell(support)].join(" | "),
    );
  return `${HEAD}${rows.map((row) => `| ${row} |\n`).join("")}`;
}

/** What the repository holds. */
export const writtenDocument = (): string => readFileSync(file, "utf8");

if (process.argv[1] === import.meta.filename) writeFileSync(file, errorsDocument());
