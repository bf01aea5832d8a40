import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { JournalCheckpoint } from "@/lib/generated/prisma/client";

/** First line of what is signed: a signature of the same key on anything else is not one of these. */
const HEADER = "Aidants Connect, journal, point de contrôle v1";

/** A signed state of the tree, numbers as numbers. */
export interface Checkpoint {
  number: number;
  treeSize: number;
  root: Uint8Array;
  signedAt: Date;
  keyId: string;
  signature: string;
}

type Signed = Omit<Checkpoint, "signature">;

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The bytes that the signature covers: six lines, each ended by a line feed (docs/journal.md). */
export const checkpointText = ({ number, treeSize, root, signedAt, keyId }: Signed): string =>
  [HEADER, String(number), String(treeSize), hex(root), signedAt.toISOString(), keyId, ""].join(
    "\n",
  );

const bytesOf = (signed: Signed): Uint8Array => new TextEncoder().encode(checkpointText(signed));

export const signCheckpoint = (ctx: Pick<Ctx, "signer">, signed: Signed): Checkpoint => ({
  ...signed,
  signature: ctx.signer.sign(bytesOf(signed)),
});

export const isSigned = (ctx: Pick<Ctx, "signer">, checkpoint: Checkpoint): boolean =>
  ctx.signer.verify(bytesOf(checkpoint), checkpoint.signature, checkpoint.keyId);

/** Numbers stay far below 2^53. */
export const readCheckpoint = (row: JournalCheckpoint): Checkpoint => ({
  number: Number(row.number),
  treeSize: Number(row.treeSize),
  root: row.root,
  signedAt: row.signedAt,
  keyId: row.keyId,
  signature: row.signature,
});

/** The state of the tree now; absent while nothing was ever sealed. */
export async function findLastCheckpoint(tx: Tx): Promise<Checkpoint | undefined> {
  const row = await tx.journalCheckpoint.findFirst({ orderBy: { number: "desc" } });
  return row ? readCheckpoint(row) : undefined;
}
