import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { confirmImport } from "@/lib/carte-totp/confirm-import";
import { listCards } from "@/lib/carte-totp/list-cards";
import { openOtpSecret } from "@/lib/carte-totp/secret";
import { MAX_CARDS, previewImport, stageImport } from "@/lib/carte-totp/stage-import";
import { purgeSignIn } from "@/lib/jobs/purge-sign-in";
import { testContext } from "../../support/context";
import { givenOrganisation, givenStaff, givenUser } from "../../support/factories/people";

const ctx = await testContext();
const { staff } = await givenStaff(ctx, "METIER");
const MINUTE = 60_000;

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = (...lines: string[]) => bytes(["serial_number,seed", ...lines].join("\n"));
const seedOf = (byte: string) => byte.repeat(20);
const stage = (file: Uint8Array) => stageImport(ctx, staff, file);
const errorsOf = async (file: Uint8Array) =>
  (await previewImport(ctx, staff, await stage(file))).errors.map(
    ({ line, message }) => `${String(line)} ${message}`,
  );

async function importFile(file: Uint8Array) {
  const id = await stage(file);
  const preview = await previewImport(ctx, staff, id);
  return { preview, counts: await confirmImport(ctx, staff, { import: id }) };
}

const journaled = () =>
  ctx.db.journalEntry.findMany({
    where: { action: "import_totp_cards" },
    orderBy: { recordedAt: "asc" },
  });

describe("a file of cards", () => {
  const three = csv(
    ` gadt0001 ,${seedOf("A1")}`,
    `GADT0002,${seedOf("b2")}`,
    "GADT0003,MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U",
  );

  test("adds three, then nothing, and never changes a linked card [AUTH-E13]", async () => {
    const { preview, counts } = await importFile(three);
    expect(counts).toEqual({ added: 3, modified: 0 });
    expect(preview.cards.map(({ serial, effect }) => [serial, effect])).toEqual([
      ["GADT0001", "add"],
      ["GADT0002", "add"],
      ["GADT0003", "add"],
    ]);
    expect(JSON.stringify(preview).toLowerCase()).not.toContain("a1a1");
    const card = await ctx.db.otpDevice.findUniqueOrThrow({ where: { serialNumber: "GADT0001" } });
    expect(card).toMatchObject({ kind: "CARD", periodSeconds: 60, userId: null });
    expect(Buffer.from(openOtpSecret(ctx, card)).toString("hex")).toBe("a1".repeat(20));
    expect(card.secret).not.toContain("a1a1");

    expect((await importFile(three)).counts).toEqual({ added: 0, modified: 0 });

    const user = await givenUser(ctx, { organisations: [await givenOrganisation(ctx)] });
    await ctx.db.otpDevice.update({ where: { id: card.id }, data: { userId: user.id } });
    const changed = csv(`GADT0001,${seedOf("c3")}`, `GADT0009,${seedOf("d4")}`);
    expect(await errorsOf(changed)).toEqual([
      "2 La carte GADT0001 est liée à un compte : elle ne peut pas changer.",
    ]);
    const id = await stage(changed);
    await expect(confirmImport(ctx, staff, { import: id })).rejects.toMatchObject({
      code: "IMPORT_CHANGE",
    });
    expect(await ctx.db.otpDevice.count({ where: { serialNumber: "GADT0009" } })).toBe(0);
    expect(await journaled()).toMatchObject([
      { actorKind: "admin", details: { added: 3, modified: 0 } },
    ]);
  });

  test("says what is wrong with each line and writes nothing [AUTH-E14]", async () => {
    const before = await ctx.db.otpDevice.count();
    const file = csv(
      `NEUVE1,${seedOf("a1")}`,
      `neuve1,${seedOf("a1")}`,
      "NEUVE2,zz",
      `=cmd,${seedOf("a1")}`,
      "",
      "NEUVE3,a1a1",
    );
    expect(await errorsOf(file)).toEqual([
      "3 Numéro de série déjà à la ligne 2.",
      "4 Graine mal formée : hexadécimal ou base32, 16 à 40 octets.",
      "5 Cellule qui ressemble à une formule.",
      "6 Ligne vide.",
      "7 Graine mal formée : hexadécimal ou base32, 16 à 40 octets.",
    ]);
    const id = await stage(file);
    await expect(confirmImport(ctx, staff, { import: id })).rejects.toMatchObject({
      code: "IMPORT_CHANGE",
    });
    expect(await ctx.db.otpDevice.count()).toBe(before);
  });

  test("changes the seed of a card in stock and forgets what was learnt of it", async () => {
    await importFile(csv(`STOCK1,${seedOf("a1")}`));
    const serialNumber = "STOCK1";
    await ctx.db.otpDevice.update({ where: { serialNumber }, data: { drift: 3, lastCounter: 9 } });
    const { counts } = await importFile(csv(`STOCK1,${seedOf("b2")}`));
    expect(counts).toEqual({ added: 0, modified: 1 });
    expect(await ctx.db.otpDevice.findUniqueOrThrow({ where: { serialNumber } })).toMatchObject({
      drift: 0,
      lastCounter: null,
    });
  });

  test("may be a workbook of texts", async () => {
    const sheet = (cells: (string | number)[][]) =>
      writeXlsxFile(
        cells.map((row) => row.map((value) => ({ value, type: value.constructor as never }))),
      ).toBuffer();
    const head = ["serial_number", "seed"];
    const good = await sheet([head, ["CLASSEUR1", seedOf("e5")]]);
    expect((await importFile(new Uint8Array(good))).counts).toEqual({ added: 1, modified: 0 });
    const numeric = await sheet([head, ["CLASSEUR2", 1234]]);
    expect(await errorsOf(new Uint8Array(numeric))).toEqual(["2 Cellule qui n'est pas du texte."]);
  });

  test("that is none is refused whole", async () => {
    const refused = async (file: Uint8Array, code: string) => {
      await expect(stage(file), code).rejects.toMatchObject({ code });
    };
    await refused(new Uint8Array(), "FICHIER_ABSENT");
    await refused(new Uint8Array([0xff, 0xfe, 0x41, 0]), "FICHIER_ILLISIBLE");
    await refused(bytes("PK\u0003\u0004 no archive"), "FICHIER_ILLISIBLE");
    await refused(bytes("serial,seed\nA,B"), "FICHIER_COLONNES");
    await refused(bytes("serial_number,seed,seed\nA,B,C"), "FICHIER_COLONNES");
    const many = Array.from({ length: MAX_CARDS + 1 }, (_, n) => `C${String(n)},${seedOf("a1")}`);
    await refused(csv(...many), "FICHIER_TROP_LONG");
  });
});

describe("a preview", () => {
  test("is its sender's, once, for half an hour; its content is encrypted and purged", async () => {
    const other = (await givenStaff(ctx, "METIER")).staff;
    const id = await stage(csv(`APERCU1,${seedOf("f6")}`));
    const gone = { code: "IMPORT_PERIME" };
    await expect(previewImport(ctx, other, id)).rejects.toMatchObject(gone);
    await expect(confirmImport(ctx, other, { import: id })).rejects.toMatchObject(gone);
    const row = await ctx.db.cardImport.findUniqueOrThrow({ where: { id } });
    expect(row.content).not.toContain("APERCU1");
    ctx.clock.advance(30 * MINUTE);
    await expect(confirmImport(ctx, staff, { import: id })).rejects.toMatchObject(gone);
    ctx.clock.advance(1);
    expect(await purgeSignIn(ctx)).toMatchObject({ imports: 1 });
    expect(await ctx.db.cardImport.count()).toBe(0);
  });

  test("confirmed twice at once adds once", async () => {
    const id = await stage(csv(`DOUBLE1,${seedOf("a1")}`));
    const outcomes = await Promise.allSettled([
      confirmImport(ctx, staff, { import: id }),
      confirmImport(ctx, staff, { import: id }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

test("the stock names neither holder nor seed, and imports need the role", async () => {
  const { rows } = await listCards(ctx, staff, { term: "gadt000", page: 1 });
  expect(rows.map(({ serial, state }) => [serial, state])).toEqual([
    ["GADT0001", "TO_VALIDATE"],
    ["GADT0002", "AVAILABLE"],
    ["GADT0003", "AVAILABLE"],
  ]);
  const team = (await givenStaff(ctx, "TEAM")).staff;
  expect((await listCards(ctx, team, { term: "%", page: 1 })).rows).toEqual([]);
  await expect(stageImport(ctx, team, csv())).rejects.toMatchObject({ code: "ADMIN_ROLE_REFUSE" });
});
