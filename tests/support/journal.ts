import { afterAll } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { asOwner } from "@/lib/jobs/owner-database";
import type { JournalInput } from "@/lib/journal/entry";
import { recordEntry } from "@/lib/journal/record";
import { piiContext } from "@/lib/journal/record-private";
import { sealPending } from "@/lib/journal/seal/seal-pending";
import type { TestContext } from "./context";

const SYSTEM = { kind: "system", name: "test" } as const;
const ANYTHING: JournalInput = { action: "draft_expired", details: {} };

/** One act of nobody's, in a transaction of its own; @returns the entry's identifier. */
export const givenEntry = (ctx: TestContext, entry = ANYTHING): Promise<string> =>
  inTransaction(ctx, (tx) => recordEntry(ctx, tx, ctx.clock.now(), SYSTEM, entry));

export async function givenEntries(ctx: TestContext, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await givenEntry(ctx));
  return ids;
}

/** The sealer of a test's database, which has the owner's rights; one call is one batch. */
export function givenSealer(ctx: TestContext) {
  const owner = asOwner(ctx, ctx.ownerUrl);
  afterAll(() => owner.db.$disconnect());
  return () => sealPending(owner);
}

/** Personal text kept beside an entry. */
export async function personalOf(
  ctx: TestContext,
  entryId: string,
): Promise<Record<string, string>> {
  const row = await ctx.db.journalPii.findFirstOrThrow({ where: { entryId } });
  const kept: { personal: Record<string, string> } = JSON.parse(
    ctx.cipher.open(row.content ?? "", piiContext(entryId)),
  );
  return kept.personal;
}
