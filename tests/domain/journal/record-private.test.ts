import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { piiContext, recordPrivateEntry } from "@/lib/journal/record-private";
import { testContext, type TestContext } from "../../support/context";

describe("an entry with personal text", () => {
  let ctx: TestContext;
  let id: string;
  const system = { kind: "system", name: "test" } as const;

  beforeAll(async () => {
    ctx = await testContext();
    id = await inTransaction(ctx, (tx) =>
      recordPrivateEntry(ctx, tx, ctx.clock.now(), system, {
        action: "draft_expired",
        details: {},
        personal: { message: "Oui" },
      }),
    );
  });

  test("keeps the text encrypted beside the entry, which holds its commitment only", async () => {
    const entry = await ctx.db.journalEntry.findFirstOrThrow({ where: { id } });
    const { content } = await ctx.db.journalPii.findUniqueOrThrow({ where: { entryId: id } });
    expect(JSON.stringify(entry)).not.toContain("Oui");
    expect(content).not.toContain("Oui");
    const clear = ctx.cipher.open(content ?? "", piiContext(id));
    expect(JSON.parse(clear)).toMatchObject({ personal: { message: "Oui" } });
    expect(entry.piiCommitment).toBe(sha256(clear));
  });

  test("is salted: the same text twice has two commitments", async () => {
    const again = await inTransaction(ctx, (tx) =>
      recordPrivateEntry(ctx, tx, ctx.clock.now(), system, {
        action: "draft_expired",
        details: {},
        personal: { message: "Oui" },
      }),
    );
    const entries = await ctx.db.journalEntry.findMany({ where: { id: { in: [id, again] } } });
    expect(new Set(entries.map((e) => e.piiCommitment)).size).toBe(2);
  });

  test("is append-only for the application", async () => {
    await expect(ctx.db.journalPii.deleteMany({})).rejects.toThrow();
    await expect(ctx.db.journalPii.updateMany({ data: { content: null } })).rejects.toThrow();
  });
});
