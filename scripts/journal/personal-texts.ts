// Personal texts kept beside the entries: erased ones are empty, the others must be what was committed.
import { createDecipheriv, createHash } from "node:crypto";
import type pg from "pg";
import type { Faults } from "./report";
import { readRows } from "./rows";

const BATCH = 2_000;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The clear text of an entry's personal text, or undefined when it does not open. */
export type OpenText = (sealed: string, entryId: string) => string | undefined;

/** Keys of the setting ENCRYPTION_KEYS: `version:base64` pairs. */
export const readEncryptionKeys = (setting: string): Map<number, Uint8Array> =>
  new Map(
    setting.split(",").map((pair) => {
      const [version = "", key = ""] = pair.trim().split(":");
      return [Number(version), new Uint8Array(Buffer.from(key, "base64"))];
    }),
  );

/** @param keys 32 bytes by version */
export function textOpener(keys: ReadonlyMap<number, Uint8Array>): OpenText {
  return (sealed, entryId) => {
    const [version = "", body = ""] = sealed.split(".");
    const key = keys.get(Number(version));
    const bytes = Buffer.from(body, "base64url");
    if (key === undefined) return undefined;
    try {
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
      decipher.setAAD(Buffer.from(`journal_pii.content:${entryId}`));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const clear = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([clear, decipher.final()]).toString("utf8");
    } catch {
      return undefined;
    }
  };
}

const TEXTS = `
  select p.entry_id, p.content, e.pii_commitment, p.occurred_at from (
    select * from journal_pii where entry_id > $1 order by entry_id limit ${String(BATCH)}
  ) p
  left join journal_entry e on e.id = p.entry_id and e.occurred_at = p.occurred_at
  order by p.entry_id`;

/** Compares every text that is still there with the commitment that its entry holds. */
export async function checkPersonalTexts(
  client: pg.ClientBase,
  open: OpenText,
  faults: Faults,
): Promise<void> {
  let after: string | undefined = "00000000-0000-0000-0000-000000000000";
  while (after !== undefined) {
    const { rows } = await readRows(client, TEXTS, [after]);
    for (const [id, content, commitment] of rows) {
      if (content === null || content === undefined) continue;
      const clear = open(content, id ?? "");
      const hash = clear === undefined ? "" : createHash("sha256").update(clear).digest("hex");
      if (hash === commitment) continue;
      faults.add({
        kind: "altered",
        entryId: id ?? "",
        sentence: `Le texte personnel de l'entrée ${id ?? ""} n'est plus celui qu'elle a engagé.`,
      });
    }
    after = rows.at(-1)?.[0] ?? undefined;
  }
}
