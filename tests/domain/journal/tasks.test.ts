import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { payloadContext } from "@/lib/outbox/enqueue";
import { runTask } from "@/lib/jobs/run-task";
import { taskNamed } from "@/lib/jobs/tasks";
import { readExported } from "@/scripts/journal/checkpoints";
import { isConsistent } from "@/scripts/journal/merkle";
import { testContext } from "../../support/context";
import { sqlClient, superuserUrl } from "../../support/database";
import { givenEntries, givenEntry, givenSealer } from "../../support/journal";

const folder = path.join(mkdtempSync(path.join(tmpdir(), "checkpoints-")), "made-at-first");
const ctx = await testContext({ JOURNAL_EXPORT_DIR: folder });
const seal = givenSealer(ctx);
const superuser = sqlClient(superuserUrl(ctx.ownerUrl));

const run = (name: string) => {
  const task = taskNamed(name);
  if (!task) throw new Error(`no task ${name}`);
  return runTask(ctx, task);
};
const alerts = async (kind = "journal-altered") => {
  const rows = await ctx.db.outboxMessage.findMany({ where: { kind } });
  return rows.map(({ id, payload }) => ctx.cipher.open(payload, payloadContext(id)));
};
const proofFile = z.looseObject({
  previous: z.object({ number: z.number(), treeSize: z.number(), root: z.string() }).nullable(),
  consistency: z.array(z.string()),
});
const readProof = (file: string) =>
  proofFile.parse(JSON.parse(readFileSync(path.join(folder, file), "utf8")));

/** The command as an auditor types it. */
const command = (...options: string[]) => {
  const keys = path.join(path.dirname(folder), "keys.json");
  writeFileSync(keys, JSON.stringify({ keys: ctx.signer.publicKeys }));
  const args = ["--import", "tsx", "scripts/journal-verify.ts", "--database", ctx.ownerUrl];
  const ran = spawnSync(process.execPath, [...args, "--keys", keys, ...options], {
    encoding: "utf8",
  });
  return { code: ran.status, says: ran.stdout + ran.stderr };
};

beforeAll(async () => {
  vi.spyOn(ctx.log, "error");
  await givenEntries(ctx, 3);
  await seal();
});

describe("the hourly export", () => {
  test("writes the last checkpoint once, each tied to the one before", async () => {
    expect(await run("journal-checkpoint")).toMatchObject({ exported: 1 });
    expect(await run("journal-checkpoint")).toMatchObject({ exported: 0 });
    for (const count of [2, 4]) {
      await givenEntries(ctx, count);
      await seal();
    }
    expect(await run("journal-checkpoint")).toMatchObject({ exported: 1 });
    expect(readdirSync(folder)).toEqual([
      "checkpoint-000000000001.json",
      "checkpoint-000000000003.json",
    ]);
    const [first, last] = readExported(folder);
    expect(last).toMatchObject({ number: 3, size: 9, keyId: ctx.signer.keyId });
    const { previous, consistency } = readProof("checkpoint-000000000003.json");
    expect(previous).toEqual({ number: 1, treeSize: 3, root: first?.root });
    expect(first && last && isConsistent(first, last, consistency)).toBe(true);
    expect(await alerts()).toEqual([]);
  });

  test("warns when the sealer left entries waiting", async () => {
    const clean = await run("journal-checkpoint");
    expect(clean).toMatchObject({ late: 0 });
    const id = await givenEntry(ctx);
    await superuser.query("alter table journal_entry_default disable trigger all");
    await superuser.query("alter table journal_entry disable trigger all");
    const dated = "update journal_entry set recorded_at = $2 where id = $1";
    const [{ recorded_at: was } = {}] = await superuser.query(
      "select recorded_at from journal_entry where id = $1",
      [id],
    );
    await superuser.query(dated, [id, "2026-01-01T00:00:00Z"]);
    expect(await run("journal-checkpoint")).toMatchObject({ late: 1 });
    expect((await alerts("journal-unsealed")).join()).toContain("depuis plus de dix minutes");
    await superuser.query(dated, [id, was]);
    await seal();
  });
});

describe("the nightly verification", () => {
  test("reads everything and is silent when all is well", async () => {
    await ctx.db.outboxMessage.deleteMany();
    expect(await run("verify-journal")).toEqual({
      entries: 10,
      checkpoints: 4,
      waiting: 0,
      faults: 0,
    });
    expect(await alerts()).toEqual([]);
    const { code, says } = command("--checkpoints", folder);
    expect(says).toMatch(/^Le journal est intact/);
    expect(code).toBe(0);
  });

  test("mails the first fault once a day, and the command gives it with its exit code", async () => {
    await superuser.query(
      "update journal_entry set days = 3 where id = (select entry_id from journal_leaf where seq = 4)",
    );
    expect(await run("verify-journal")).toMatchObject({ faults: 1 });
    expect(await run("verify-journal")).toMatchObject({ faults: 1 });
    const [mail, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(mail).toContain(ctx.settings.OPERATIONS_EMAIL);
    expect(mail).toMatch(/\(position 4, acte du .*\) a été modifiée/);
    const { code, says } = command();
    expect(says).toMatch(/N'EST PAS.*\n→ L'entrée .* \(position 4/);
    expect(code).toBe(1);
  });

  test("the command says when it could not tell", () => {
    const { code, says } = command("--checkpoints", "/nowhere");
    expect(code).toBe(2);
    expect(says).toContain("/nowhere");
  });

  test("the export refuses to follow a journal that was cut, and warns", async () => {
    await ctx.db.outboxMessage.deleteMany();
    await superuser.query("alter table journal_leaf disable trigger all");
    await superuser.query("alter table journal_checkpoint disable trigger all");
    await superuser.query("delete from journal_checkpoint where number > 2");
    await superuser.query("delete from journal_leaf where seq >= 5");
    expect(await run("journal-checkpoint")).toMatchObject({ exported: 0, faults: 1 });
    expect((await alerts()).join()).toContain("plus court que le point de contrôle exporté 3");
  });
});
