import { beforeAll, describe, expect, test } from "vitest";
import { recordEntry } from "@/lib/journal/record";
import { inTransaction } from "@/lib/db/transaction";
import { testContext, type TestContext } from "../../support/context";
import { sqlClient, superuserUrl } from "../../support/database";

describe("evidence in the database", () => {
  let ctx: TestContext;
  const system = { kind: "system", name: "test" } as const;

  beforeAll(async () => {
    ctx = await testContext();
    await inTransaction(ctx, (tx) =>
      recordEntry(ctx, tx, ctx.clock.now(), system, { action: "draft_expired", details: {} }),
    );
  });

  test("the application role can only add to the journal and to attestations [MAN-108]", async () => {
    const { query } = sqlClient(ctx.settings.DATABASE_URL);
    for (const table of [
      "journal_entry",
      "attestation_document",
      "attestation_pdf",
      "stat_event",
    ]) {
      await expect(query(`update ${table} set id = id`)).rejects.toThrow(
        /permission denied|does not exist/,
      );
      await expect(query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
      await expect(query(`truncate ${table}`)).rejects.toThrow(/permission denied/);
    }
    await expect(query("alter table journal_entry disable trigger all")).rejects.toThrow(/owner/);
  });

  test("the triggers refuse every other role too, on each partition", async () => {
    const { query } = sqlClient(superuserUrl(ctx.ownerUrl));
    const partitions = await query(
      "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'journal_entry'::regclass",
    );
    expect(partitions.length).toBeGreaterThan(3);
    await expect(query("update journal_entry set action = 'x'")).rejects.toThrow(/append-only/);
    await expect(query("delete from journal_entry")).rejects.toThrow(/append-only/);
    for (const { name } of partitions) {
      await expect(query(`truncate ${String(name)}`)).rejects.toThrow(/append-only/);
    }
  });
});
