import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import * as proofRoute from "@/app/(aidant)/espace-aidant/mandats/[mandatId]/preuve/route";
import * as keysRoute from "@/app/(verification)/.well-known/aidants-connect-keys.json/route";
import { createSigner } from "@/lib/crypto/signer";
import { FLASH_COOKIE } from "@/lib/http/flash-codes";
import { sqlClient, superuserUrl } from "@/tests/support/database";
import { testVariables } from "@/tests/support/env";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { signedMandat } from "@/tests/support/factories/signature";
import { givenEntries, givenSealer } from "@/tests/support/journal";
import { checkProof } from "@/tests/support/proof-checker";
import { ORIGIN, testSite, visit } from "../fi/site";

const ctx = await testSite();
const seal = givenSealer(ctx);
const superuser = sqlClient(superuserUrl(ctx.ownerUrl));
const NOBODY = "00000000-0000-4000-8000-000000000000";

type Signed = Awaited<ReturnType<typeof signedMandat>>;
let signed: Signed;
let ownToken: string;

const ask = (token: string, mandatId: string) =>
  proofRoute.GET(visit("/", token), { params: Promise.resolve({ mandatId }) });
const leftFor = (answer: Response) => [answer.status, answer.headers.get("location")];
const keys = async () => (await keysRoute.GET(new Request(`${ORIGIN}/`))).text();
const proofFile = z.looseObject({
  entry: z.string(),
  leafIndex: z.number(),
  auditPath: z.array(z.string()),
  checkpoint: z.looseObject({ treeSize: z.number(), root: z.string() }),
  attestation: z.looseObject({ text: z.string(), sha256: z.string(), snapshot: z.string() }),
});
const downloaded = async () => (await ask(ownToken, signed.mandat.id)).text();
type ProofFile = z.infer<typeof proofFile>;

beforeAll(async () => {
  await givenEntries(ctx, 2);
  signed = await signedMandat(ctx);
  const { signer, mandat } = signed;
  const own = await ctx.db.organisation.findUniqueOrThrow({ where: { id: mandat.organisationId } });
  ownToken = (await givenSession(ctx, signer.user, own)).token;
});

test("before the seal, the mandat's page says that the proof is on its way", async () => {
  const answer = await ask(ownToken, signed.mandat.id);
  expect(leftFor(answer)).toEqual([
    303,
    `/espace-aidant/mandats/${signed.mandat.id}/visualisation`,
  ]);
  expect(answer.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=preuve-en-attente`);
});

describe("once sealed", () => {
  beforeAll(async () => {
    await seal();
    await givenEntries(ctx, 300);
    await seal();
  });

  test("the proof downloads under a plain name, journaled, and the published program accepts it", async () => {
    const answer = await ask(ownToken, signed.mandat.id);
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="preuve-mandat-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.json"$/,
    );
    expect(answer.headers.get("cache-control")).toContain("no-store");
    const proof = await answer.text();
    const { code, says, folder } = checkProof(proof, await keys(), [
      "--sha256",
      signed.mandat.attestation.sha256,
      "--text",
      "mandat.html",
    ]);
    expect(says).toContain("Preuve VALABLE");
    expect(says).toContain(signed.mandat.createdAt.toISOString());
    expect(code).toBe(0);
    const text = readFileSync(path.join(folder, "mandat.html"), "utf8");
    expect(text).toBe(new TextDecoder().decode(signed.mandat.attestation.html));
    const entries = await ctx.db.journalEntry.findMany({ where: { action: "download_proof" } });
    expect(entries).toMatchObject([
      {
        mandatId: signed.mandat.id,
        organisationId: signed.mandat.organisationId,
        details: { attestationId: signed.mandat.attestationId },
      },
    ]);
  });

  test("goes on being valid, whatever is sealed afterwards", async () => {
    const before = await downloaded();
    await givenEntries(ctx, 5);
    await seal();
    const after = await downloaded();
    expect(proofFile.parse(JSON.parse(after)).checkpoint.treeSize).toBeGreaterThan(
      proofFile.parse(JSON.parse(before)).checkpoint.treeSize,
    );
    expect(checkProof(before, await keys()).code).toBe(0);
    expect(checkProof(after, await keys()).code).toBe(0);
  });

  test("gives a stranger the same answer for a mandat and for nothing", async () => {
    const other = await givenOrganisation(ctx);
    const bea = await givenUser(ctx, { organisations: [other] });
    const { token } = await givenSession(ctx, bea, other);
    const foreign = await ask(token, signed.mandat.id);
    const unknown = await ask(token, NOBODY);
    expect(leftFor(foreign)).toEqual([303, "/espace-aidant/"]);
    expect(leftFor(unknown)).toEqual(leftFor(foreign));
    expect(foreign.headers.get("set-cookie")).toBe(unknown.headers.get("set-cookie"));
    expect(foreign.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=mandat-introuvable`);
  });

  test("gives a référent who is not an aidant, and nobody at all, nothing", async () => {
    const own = await ctx.db.organisation.findUniqueOrThrow({
      where: { id: signed.mandat.organisationId },
    });
    const referent = await givenUser(ctx, { organisations: [own], referentNonAidant: true });
    const { token } = await givenSession(ctx, referent, own);
    expect(leftFor(await ask(token, signed.mandat.id))).toEqual([303, "/espace-aidant/"]);
    const nobody = await ask("none", signed.mandat.id);
    expect(nobody.headers.get("location")).toMatch(/^\/accounts\/login\//);
  });

  interface Forgery {
    what: string;
    forge: (proof: ProofFile) => object;
    says: RegExp;
  }
  const flip = (hash = "") => (hash.startsWith("0") ? "1" : "0") + hash.slice(1);
  const FORGERIES: readonly Forgery[] = [
    {
      what: "the text of the mandat",
      forge: (p) => ({ attestation: { ...p.attestation, text: `${p.attestation.text} ` } }),
      says: /n'est pas celui de l'empreinte/,
    },
    {
      what: "a printed value",
      forge: (p) => ({
        attestation: {
          ...p.attestation,
          snapshot: p.attestation.snapshot.replace("LONG", "SHORT"),
        },
      }),
      says: /n'est pas celui de l'empreinte/,
    },
    {
      what: "the date of the act",
      forge: (p) => ({ entry: p.entry.replace(/("occurred_at":")\d{4}/, "$12019") }),
      says: /n'est pas à cette place/,
    },
    {
      what: "the document of the entry",
      forge: (p) => ({ entry: p.entry.replace(p.attestation.sha256, flip(p.attestation.sha256)) }),
      says: /celle d'un autre document/,
    },
    {
      what: "its place",
      forge: (p) => ({ leafIndex: p.leafIndex + 1 }),
      says: /n'est pas à cette place/,
    },
    {
      what: "a place outside the journal",
      forge: (p) => ({ leafIndex: p.checkpoint.treeSize }),
      says: /hors du journal/,
    },
    {
      what: "a step of its path",
      forge: (p) => ({ auditPath: [flip(p.auditPath[0]), ...p.auditPath.slice(1)] }),
      says: /n'est pas à cette place/,
    },
    {
      what: "the length of its path",
      forge: (p) => ({ auditPath: p.auditPath.slice(1) }),
      says: /trop court|n'est pas à cette place/,
    },
    {
      what: "the signed root",
      forge: (p) => ({ checkpoint: { ...p.checkpoint, root: flip(p.checkpoint.root) } }),
      says: /n'est pas à cette place/,
    },
    {
      what: "the date of the seal",
      forge: (p) => ({ checkpoint: { ...p.checkpoint, signedAt: "2019-01-01T00:00:00.000Z" } }),
      says: /n'est pas signé/,
    },
  ];

  test.each(FORGERIES)("the program refuses a file that changes $what", async ({ forge, says }) => {
    const proof = proofFile.parse(JSON.parse(await downloaded()));
    const forged = checkProof(JSON.stringify({ ...proof, ...forge(proof) }), await keys());
    expect(forged.says).toMatch(/^Preuve NON VALABLE/);
    expect(forged.says).toMatch(says);
    expect(forged.code).toBe(1);
  });

  test("the program refuses another paper and other keys, and says when it cannot read", async () => {
    const proof = await downloaded();
    const paper = checkProof(proof, await keys(), ["--sha256", "0".repeat(64)]);
    expect(paper.says).toContain("l'empreinte imprimée n'est pas celle");
    const { publicKeys } = createSigner(
      testVariables("postgres://nobody", { ATTESTATION_SIGNING_KEY: OTHER_KEY })
        .ATTESTATION_SIGNING_KEY ?? "",
    );
    const stranger = checkProof(proof, JSON.stringify({ keys: publicKeys }));
    expect(stranger.code).toBe(1);
    expect(stranger.says).toContain("clé connue d'Aidants Connect");
    expect(checkProof('{"format":"x"}', await keys()).code).toBe(2);
  });
});

/** RFC 8032's first test key: nobody's. */
const OTHER_KEY = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

test("publishes the keys that vouch, those retired included, for any site to read", async () => {
  const answer = await keysRoute.GET(new Request(`${ORIGIN}/`));
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(await answer.json()).toEqual({
    keys: [
      { kty: "OKP", crv: "Ed25519", use: "sig", kid: ctx.signer.keyId, x: expect.any(String) },
    ],
  });
});

test("an altered entry gives no proof and tells the team", async () => {
  await superuser.query("alter table journal_entry_default disable trigger all");
  await superuser.query("alter table journal_entry disable trigger all");
  await superuser.query(
    "update journal_entry set days = 1 where mandat_id = $1 and action = 'create_attestation'",
    [signed.mandat.id],
  );
  const answer = await ask(ownToken, signed.mandat.id);
  expect(answer.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=preuve-incoherente`);
  expect(await ctx.db.outboxMessage.count({ where: { kind: "journal-altered" } })).toBe(1);
});
