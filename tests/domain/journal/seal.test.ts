import { describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { sealLoop } from "@/lib/jobs/seal-journal";
import { recordEntry } from "@/lib/journal/record";
import { UnsoundTreeError } from "@/lib/journal/seal/seal-pending";
import { testContext } from "../../support/context";
import { sqlClient, superuserUrl } from "../../support/database";
import { givenEntries, givenEntry, givenSealer } from "../../support/journal";

const ctx = await testContext();
const seal = givenSealer(ctx);
const superuser = sqlClient(superuserUrl(ctx.ownerUrl));
const system = { kind: "system", name: "test" } as const;
const anything = { action: "draft_expired", details: {} } as const;

const leaves = async () =>
  (await ctx.db.journalLeaf.findMany({ orderBy: { seq: "asc" } })).map((leaf) => ({
    seq: Number(leaf.seq),
    id: leaf.entryId,
  }));

describe("the sealer", () => {
  test("gives the entries of one act the order in which they were written, without a gap", async () => {
    const ids = await inTransaction(ctx, async (tx) => {
      const made: string[] = [];
      for (let n = 0; n < 5; n += 1) {
        made.push(await recordEntry(ctx, tx, ctx.clock.now(), system, anything));
      }
      return made;
    });
    expect(await seal()).toEqual({ sealed: 5, orphans: 0 });
    expect(await seal()).toEqual({ sealed: 0, orphans: 0 });
    expect(await leaves()).toEqual(ids.map((id, seq) => ({ seq, id })));
    expect(await ctx.db.journalCheckpoint.findMany()).toMatchObject([
      { number: 1n, treeSize: 5n, signedAt: ctx.clock.now(), keyId: ctx.signer.keyId },
    ]);
  });

  test("keeps nobody waiting, and loses nothing that commits late with an older number", async () => {
    const before = (await leaves()).length;
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let late = "";
    const slow = inTransaction(ctx, async (tx) => {
      late = await recordEntry(ctx, tx, ctx.clock.now(), system, anything);
      await held;
    });
    await expect.poll(() => late).not.toBe("");
    const quick = await inTransaction(ctx, async (tx) => {
      await tx.$executeRaw`set local lock_timeout = '250ms'`;
      return recordEntry(ctx, tx, ctx.clock.now(), system, anything);
    });
    expect(await seal()).toEqual({ sealed: 1, orphans: 0 });
    commit();
    await slow;
    expect(await seal()).toEqual({ sealed: 1, orphans: 0 });
    expect((await leaves()).slice(before).map(({ id }) => id)).toEqual([quick, late]);
  });

  test("seals in one place at a time, while entries go on being written", async () => {
    await givenEntry(ctx);
    await inTransaction(ctx, async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('journal-seal', 0))`;
      expect(await seal()).toBeNull();
      await givenEntry(ctx);
    });
    expect(await seal()).toEqual({ sealed: 2, orphans: 0 });
  });

  test("works by itself until told to stop, and takes up what waited", async () => {
    const stopping = new AbortController();
    await givenEntries(ctx, 3);
    const before = (await leaves()).length;
    const loop = sealLoop(ctx, ctx.ownerUrl, stopping.signal);
    await expect.poll(async () => (await leaves()).length, { timeout: 5_000 }).toBe(before + 3);
    await givenEntry(ctx);
    await expect.poll(async () => (await leaves()).length, { timeout: 5_000 }).toBe(before + 4);
    stopping.abort();
    await loop;
  });

  test("builds nothing on a tree that is not the one that was signed, and says so", async () => {
    await superuser.query("alter table journal_leaf disable trigger all");
    await superuser.query(
      "update journal_leaf set leaf_hash = sha256(leaf_hash) where seq = (select max(seq) from journal_leaf)",
    );
    await givenEntry(ctx);
    await expect(seal()).rejects.toThrow(UnsoundTreeError);
    expect(await ctx.db.journalPending.count()).toBe(1);
  });
});

describe("seals in the database", () => {
  const TABLES = ["journal_leaf", "journal_node", "journal_checkpoint"];

  test("the application reads them and can neither add nor change one", async () => {
    const { query } = sqlClient(ctx.settings.DATABASE_URL);
    for (const table of [...TABLES, "journal_pending"]) {
      await expect(query(`select * from ${table}`)).resolves.toBeDefined();
      await expect(query(`insert into ${table} select * from ${table}`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
      await expect(query(`truncate ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  test("their owner cannot change them either", async () => {
    const { query } = sqlClient(ctx.ownerUrl);
    await query("insert into journal_node values (40, 0, decode(repeat('00', 32), 'hex'))");
    for (const table of TABLES.filter((name) => name !== "journal_leaf")) {
      await expect(query(`delete from ${table}`)).rejects.toThrow(/append-only/);
      await expect(query(`truncate ${table}`)).rejects.toThrow(/append-only/);
    }
  });

  test("the date of recording is the database's own, whatever the client gives", async () => {
    const { query } = sqlClient(ctx.settings.DATABASE_URL);
    await query(
      `insert into journal_entry (id, occurred_at, recorded_at, action, actor_kind)
       values (gen_random_uuid(), now(), '2001-01-01', 'logout', 'system')`,
    );
    const [row] = await query(
      "select recorded_at > now() - interval '1 minute' as own from journal_entry where action = 'logout'",
    );
    expect(row?.own).toBe(true);
  });
});
