import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/transaction";
import { recordEntry } from "@/lib/journal/record";
import { recordPrivateEntry } from "@/lib/journal/record-private";
import { sealPending } from "@/lib/journal/seal/seal-pending";
import { asOwner } from "@/lib/jobs/owner-database";
import { textOpener } from "@/scripts/journal/personal-texts";
import type { ExportedState } from "@/scripts/journal/checkpoints";
import { sentencesOf } from "@/scripts/journal/report";
import { testContext, type TestContext } from "../../support/context";
import { givenEntries, givenEntry } from "../../support/journal";
import { tamperedCopy, verifyDatabase } from "../../support/sealed-journal";

const SECOND_MS = 1_000;
const system = { kind: "system", name: "test" } as const;
const ctx = await testContext();
const openText = textOpener(ctx.settings.ENCRYPTION_KEYS);

const otherSigningKey = () =>
  generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "der" })
    .toString("base64");

const ids: string[] = [];
let exported: ExportedState[] = [];

/** Twelve entries sealed in three batches of four, the tenth with a personal text. */
beforeAll(async () => {
  const owner = asOwner(ctx, ctx.ownerUrl);
  for (let n = 0; n < 12; n += 1) {
    ctx.clock.advance(SECOND_MS);
    ids.push(n === 9 ? await privateEntry() : await richEntry(n));
    if (n % 4 === 3) await sealPending(owner);
  }
  exported = (await ctx.db.journalCheckpoint.findMany()).map((row) => ({
    file: `checkpoint-${String(row.number)}.json`,
    number: Number(row.number),
    size: Number(row.treeSize),
    root: Buffer.from(row.root).toString("hex"),
    signedAt: row.signedAt.toISOString(),
    keyId: row.keyId,
    signature: row.signature,
  }));
  // Copies are made of a database that nobody uses.
  await owner.db.$disconnect();
  await ctx.db.$disconnect();
});

const privateEntry = () =>
  inTransaction(ctx, (tx) =>
    recordPrivateEntry(ctx, tx, ctx.clock.now(), system, {
      action: "draft_expired",
      details: {},
      personal: { message: "Oui" },
    }),
  );
const richEntry = (n: number) =>
  inTransaction(ctx, (tx) =>
    recordEntry(ctx, tx, ctx.clock.now(), system, {
      action: "update_identity_usager",
      usagerId: ctx.random.uuid(),
      demarches: n % 2 ? ["argent", "papiers"] : [],
      days: 31 * n,
      details: { fields: ['un "mot" \\ é\u2028😀', "deux, trois"] },
    }),
  );

const id = (seq: number): string => ids[seq] ?? "";
const OFF = "set session_replication_role = replica; set timezone = 'UTC';";
/** Triggers that stand even in that mode, as the owner of everything takes them away. */
const open = (...tables: string[]) =>
  `${OFF} ${tables.map((table) => `alter table ${table} disable trigger all;`).join(" ")}`;
const JOURNAL = open("journal_entry", "journal_entry_default");
const SEALS = open("journal_leaf", "journal_node", "journal_checkpoint");

/** The leaf of an entry rewritten to match it: what somebody who knows the tree would do. */
const swapLeaves = (a: number, b: number) => `${SEALS}
  alter table journal_leaf drop constraint journal_leaf_sizes;
  update journal_leaf set seq = -1 where seq = ${String(a)};
  update journal_leaf set seq = ${String(a)} where seq = ${String(b)};
  update journal_leaf set seq = ${String(b)} where seq = -1;`;

describe("the journal as it was written", () => {
  test("is intact, and read by an implementation of its own [MAN-109]", async () => {
    const report = await verifyDatabase(ctx, { exported, openText });
    expect(report).toEqual({ faults: [], entries: 12, checkpoints: 3, exported: 3, waiting: 0 });
    expect(sentencesOf(report).join()).toMatch(
      /^Le journal est intact : 12 entrées scellées relues/,
    );
  });

  test("stays intact when a personal text is erased: only what stands beside the entry goes", async () => {
    const ownerUrl = await tamperedCopy(
      ctx.ownerUrl,
      `${open("journal_pii")} update journal_pii set content = null;`,
    );
    const report = await verifyDatabase(ctx, { ownerUrl, openText });
    expect(report.faults).toEqual([]);
  });
});

interface Attack {
  what: string;
  sql: () => string;
  first: Record<string, unknown>;
  /** Which of the twelve is named. */
  entry?: number;
  says: RegExp;
}

const ATTACKS: readonly Attack[] = [
  {
    what: "a changed column",
    sql: () => `${JOURNAL} update journal_entry set days = 365 where id = '${id(5)}';`,
    first: { kind: "altered", seq: 5 },
    entry: 5,
    says: /position 5, acte du 2026-03-02T09:00:06\.000Z\) a été modifiée/,
  },
  {
    what: "a value emptied",
    sql: () => `${JOURNAL} update journal_entry set usager_id = null where id = '${id(3)}';`,
    first: { kind: "altered", seq: 3 },
    entry: 3,
    says: /position 3/,
  },
  {
    what: "one character of its details",
    sql: () =>
      `${JOURNAL} update journal_entry set details = replace(details::text, 'trois', 'troie')::jsonb where id = '${id(7)}';`,
    first: { kind: "altered", seq: 7 },
    entry: 7,
    says: /position 7/,
  },
  {
    what: "a number written otherwise",
    sql: () =>
      `${JOURNAL} update journal_entry set details = details || '{"n": 1.10}' where id = '${id(7)}';`,
    first: { kind: "altered", seq: 7 },
    entry: 7,
    says: /position 7/,
  },
  {
    what: "a column added to every entry",
    sql: () => "alter table journal_entry add column note text default 'ajoutée';",
    first: { kind: "altered", seq: 0 },
    entry: 0,
    says: /position 0/,
  },
  {
    what: "the commitment of a personal text",
    sql: () =>
      `${JOURNAL} update journal_entry set pii_commitment = repeat('0', 64) where id = '${id(9)}';`,
    first: { kind: "altered", seq: 9 },
    entry: 9,
    says: /position 9/,
  },
  {
    what: "a deleted entry",
    sql: () => `${JOURNAL} delete from journal_entry where id = '${id(6)}';`,
    first: { kind: "missing", seq: 6 },
    entry: 6,
    says: /position 6, acte du 2026-03-02T09:00:07\.000Z\) a disparu/,
  },
  {
    what: "a deleted entry with its leaf",
    sql: () =>
      `${JOURNAL} ${SEALS} delete from journal_entry where id = '${id(6)}'; delete from journal_leaf where seq = 6;`,
    first: { kind: "missing", seq: 6 },
    says: /Le scellement à la position 6 a disparu/,
  },
  {
    what: "an entry deleted and the positions closed up",
    sql: () => `${JOURNAL} ${SEALS}
      delete from journal_entry where id = '${id(6)}'; delete from journal_leaf where seq = 6;
      update journal_leaf set seq = seq - 1 where seq = 7; update journal_leaf set seq = seq - 1 where seq = 8;
      update journal_leaf set seq = seq - 1 where seq = 9; update journal_leaf set seq = seq - 1 where seq = 10;
      update journal_leaf set seq = seq - 1 where seq = 11;`,
    first: { kind: "seal", seq: 4 },
    says: /entre les positions 4 et 7/,
  },
  {
    what: "a truncated journal",
    sql: () => `${JOURNAL} truncate journal_entry_default;`,
    first: { kind: "missing", seq: 0 },
    entry: 0,
    says: /position 0/,
  },
  {
    what: "two entries that exchange their contents",
    sql: () => `${JOURNAL}
      update journal_entry set id = '00000000-0000-4000-8000-000000000000' where id = '${id(2)}';
      update journal_entry set id = '${id(2)}', occurred_at = (select occurred_at from journal_leaf where seq = 2) where id = '${id(4)}';
      update journal_entry set id = '${id(4)}', occurred_at = (select occurred_at from journal_leaf where seq = 4) where id = '00000000-0000-4000-8000-000000000000';`,
    first: { kind: "altered", seq: 2 },
    entry: 2,
    says: /position 2/,
  },
  {
    what: "an entry moved to another day",
    sql: () =>
      `${JOURNAL} update journal_entry set occurred_at = occurred_at - interval '1 day' where id = '${id(8)}';`,
    first: { kind: "moved", seq: 8 },
    entry: 8,
    says: /position 8.*déplacée : elle est maintenant datée du 2026-03-01/,
  },
  {
    what: "leaves that exchange their places",
    sql: () => swapLeaves(5, 7),
    first: { kind: "moved", seq: 5 },
    entry: 7,
    says: /entre les positions 4 et 7.*\(position 5\), qui n'est plus à sa place/,
  },
  {
    what: "an entry inserted behind the triggers, at an old date",
    sql: () => `${OFF} insert into journal_entry (id, occurred_at, recorded_at, action, actor_kind)
      values ('11111111-1111-4111-8111-111111111111', '2026-03-02 09:00:03.5+00', '2026-03-02 09:00:03.5+00', 'logout', 'system');`,
    first: { kind: "inserted", entryId: "11111111-1111-4111-8111-111111111111" },
    says: /11111111-1111-4111-8111-111111111111 \(acte du 2026-03-02T09:00:03\.500Z.*insérée/,
  },
  {
    what: "an entry inserted with the triggers disabled by name",
    sql: () => `alter table journal_entry disable trigger journal_queue;
      insert into journal_entry (id, occurred_at, action, actor_kind)
      values ('22222222-2222-4222-8222-222222222222', '2026-03-02 10:00:00+00', 'logout', 'system');`,
    first: { kind: "inserted", entryId: "22222222-2222-4222-8222-222222222222" },
    says: /22222222.*insérée sans passer par le journal/,
  },
  {
    what: "an entry and a leaf appended, without a checkpoint",
    sql: () => `${OFF}
      insert into journal_entry (id, occurred_at, action, actor_kind)
      values ('33333333-3333-4333-8333-333333333333', '2026-03-02 10:00:00+00', 'logout', 'system');
      insert into journal_leaf values (12, '33333333-3333-4333-8333-333333333333', '2026-03-02 10:00:00+00', sha256('x'));`,
    first: { kind: "altered", seq: 12 },
    says: /33333333/,
  },
  {
    what: "a queued entry deleted before it was sealed",
    sql: () => `
      insert into journal_entry (id, occurred_at, action, actor_kind)
      values ('44444444-4444-4444-8444-444444444444', '2026-03-02 10:00:00+00', 'logout', 'system');
      ${JOURNAL} delete from journal_entry where id = '44444444-4444-4444-8444-444444444444';`,
    first: { kind: "missing", entryId: "44444444-4444-4444-8444-444444444444" },
    says: /avant d'être scellée/,
  },
  {
    what: "a changed checkpoint",
    sql: () => `${SEALS} update journal_checkpoint set root = sha256('x') where number = 2;`,
    first: { kind: "seal", seq: 4 },
    says: /point de contrôle 2/,
  },
  {
    what: "a checkpoint dated otherwise",
    sql: () =>
      `${SEALS} update journal_checkpoint set signed_at = signed_at - interval '1 year' where number = 2;`,
    first: { kind: "seal", seq: 7 },
    says: /point de contrôle 2 n'est pas signé/,
  },
  {
    what: "a deleted checkpoint",
    sql: () => `${SEALS} delete from journal_checkpoint where number = 2;`,
    first: { kind: "seal", seq: 4 },
    says: /point de contrôle 2 a disparu/,
  },
  {
    what: "a leaf that nobody signed after the end",
    sql: () => `${SEALS} delete from journal_checkpoint where number = 3;`,
    first: { kind: "inserted", seq: 8 },
    says: /positions 8 à 11 ont été ajoutés/,
  },
  {
    what: "a node too many in the stored tree",
    sql: () => `${SEALS} insert into journal_node values (8, 0, sha256('x'));`,
    first: { kind: "seal" },
    says: /plus de nœuds/,
  },
];

describe("a superuser with the triggers off [MAN-109]", () => {
  test.each(ATTACKS)("is found: $what", async ({ sql, first, entry, says }) => {
    const ownerUrl = await tamperedCopy(ctx.ownerUrl, sql());
    const report = await verifyDatabase(ctx, { ownerUrl });
    expect(report.faults[0]).toMatchObject(first);
    if (entry !== undefined) expect(report.faults[0]?.entryId).toBe(id(entry));
    expect(report.faults[0]?.sentence).toMatch(says);
    expect(sentencesOf(report)[0]).toContain("N'EST PAS");
  });

  test("is found when the text of a personal note is replaced", async () => {
    const ownerUrl = await tamperedCopy(
      ctx.ownerUrl,
      `${open("journal_pii")} update journal_pii set content = overlay(content placing 'AAAA' from 30);`,
    );
    const report = await verifyDatabase(ctx, { ownerUrl, openText });
    expect(report.faults[0]).toMatchObject({ kind: "altered", entryId: id(9) });
  });
});

/** The last entry removed with its seals, checkpoints included: a database that is sound by itself. */
const ROLLED_BACK = () => `${JOURNAL} ${SEALS}
  delete from journal_entry where id in ('${ids.slice(8).join("','")}');
  delete from journal_leaf where seq >= 8; delete from journal_checkpoint where number = 3;`;

describe("checkpoints kept elsewhere", () => {
  test("show that the end was cut off, seals and checkpoints included [MAN-109]", async () => {
    const ownerUrl = await tamperedCopy(ctx.ownerUrl, ROLLED_BACK());
    expect((await verifyDatabase(ctx, { ownerUrl })).faults).toEqual([]);
    const { faults } = await verifyDatabase(ctx, { ownerUrl, exported });
    expect(faults).toMatchObject([{ kind: "missing", seq: 8 }]);
    expect(faults[0]?.sentence).toMatch(
      /checkpoint-3\.json\) couvre 12 entrées, il n'en reste que 8/,
    );
  });

  test("show a journal rewritten and sealed again with the service's own key", async () => {
    const ownerUrl = await tamperedCopy(
      ctx.ownerUrl,
      `${ROLLED_BACK()} alter table journal_entry enable trigger all; alter table journal_entry_default enable trigger all;`,
    );
    const forged: TestContext = await testContext(
      { ATTESTATION_SIGNING_KEY: ctx.settings.ATTESTATION_SIGNING_KEY },
      { ownerUrl, applicationUrl: ownerUrl },
    );
    await givenEntries(forged, 4);
    const owner = asOwner(forged, ownerUrl);
    await sealPending(owner);
    await owner.db.$disconnect();
    expect((await verifyDatabase(ctx, { ownerUrl })).faults).toEqual([]);
    const { faults } = await verifyDatabase(ctx, { ownerUrl, exported });
    expect(faults[0]).toMatchObject({ kind: "seal", seq: 8 });
    expect(faults[0]?.sentence).toMatch(/exporté checkpoint-3\.json.*entre les positions 8 et 11/);
  });
});

test("a key that was retired still vouches for what it signed, and only while it is known", async () => {
  const ownerUrl = await tamperedCopy(ctx.ownerUrl, "select 1");
  const spki = createPublicKey(ctx.signer.publicKey).export({ type: "spki", format: "der" });
  const rotated = await testContext(
    {
      ATTESTATION_SIGNING_KEY: otherSigningKey(),
      ATTESTATION_RETIRED_KEYS: spki.toString("base64"),
    },
    { ownerUrl, applicationUrl: ownerUrl },
  );
  await givenEntry(rotated);
  const owner = asOwner(rotated, ownerUrl);
  expect(await sealPending(owner)).toMatchObject({ sealed: 1 });
  await owner.db.$disconnect();
  expect((await verifyDatabase(rotated, { ownerUrl })).faults).toEqual([]);
  const { faults } = await verifyDatabase(ctx, { ownerUrl });
  expect(faults).toMatchObject([{ kind: "seal", seq: 12 }]);
  expect(faults[0]?.sentence).toContain(rotated.signer.keyId);
});

test("entries that wait are counted, and are no fault", async () => {
  const ownerUrl = await tamperedCopy(ctx.ownerUrl, "select 1");
  const busy = await testContext({}, { ownerUrl, applicationUrl: ownerUrl });
  await givenEntry(busy);
  const report = await verifyDatabase(ctx, { ownerUrl });
  expect(report).toMatchObject({ faults: [], waiting: 1 });
});
