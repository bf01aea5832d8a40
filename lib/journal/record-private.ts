import { canonicalJson } from "@/lib/attestation/canonical-json";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { JournalActor, JournalInput } from "./entry";
import { recordEntry } from "./record";

type PrivateCtx = Pick<Ctx, "random" | "keyedHash" | "origin" | "cipher">;

/** Context of the encryption of an entry's personal text. */
export const piiContext = (entryId: string): string => `journal_pii.content:${entryId}`;

/** `personal`: texts by name, for instance the number and the body of an SMS */
type PrivateEntry = JournalInput & { personal: Readonly<Record<string, string>> };

/**
 * An entry with personal text (mandats §4.7): the text is encrypted beside the entry, which keeps the
 * SHA-256 of its canonical JSON with a salt. Erasing the text later changes no entry.
 * @returns the identifier of the entry
 */
export async function recordPrivateEntry(
  ctx: PrivateCtx,
  tx: Tx,
  now: Date,
  actor: JournalActor,
  { personal, ...entry }: PrivateEntry,
): Promise<string> {
  const content = canonicalJson({ salt: ctx.random.token(16), personal });
  const id = await recordEntry(ctx, tx, now, actor, { ...entry, piiCommitment: sha256(content) });
  await tx.journalPii.create({
    data: { entryId: id, occurredAt: now, content: ctx.cipher.seal(content, piiContext(id)) },
    select: { entryId: true },
  });
  return id;
}
