import { beforeAll, describe, expect, test } from "vitest";
import * as impression from "@/app/(aidant)/espace-aidant/attestations/[attestationId]/impression/route";
import * as mandatPdf from "@/app/(aidant)/espace-aidant/mandats/[mandatId]/attestation_de_revocation/pdf/route";
import * as autorisationPdf from "@/app/(aidant)/espace-aidant/usagers/[usagerId]/autorisations/[autorisationId]/cancel_attestation/pdf/route";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { sha256 } from "@/lib/crypto/hash";
import { FLASH_COOKIE } from "@/lib/http/flash-codes";
import { revokeAutorisationSchema, revokeMandatSchema } from "@/lib/mandat/revocation-schema";
import { revokeAutorisation } from "@/lib/mandat/revoke-autorisation";
import { revokeMandat } from "@/lib/mandat/revoke-mandat";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { signedMandat } from "@/tests/support/factories/signature";
import { ORIGIN, testSite } from "../fi/site";

const ctx = await testSite();
const NOBODY = "00000000-0000-4000-8000-000000000000";

let mandatId: string;
let usagerId: string;
let autorisationId: string;
let documents: { id: string; kind: string }[];
let ownToken: string;
let strangerToken: string;
let referentToken: string;

beforeAll(async () => {
  const { mandat, signer, usager } = await signedMandat(ctx);
  const [one] = mandat.autorisations;
  mandatId = mandat.id;
  usagerId = usager.id;
  autorisationId = one?.id ?? "";
  const request = revokeAutorisationSchema.parse({
    usager: usagerId,
    autorisation: autorisationId,
  });
  await revokeAutorisation(ctx, signer.aidant, request);
  ctx.clock.advance(1000);
  await revokeMandat(ctx, signer.aidant, revokeMandatSchema.parse({ mandat: mandatId }));
  documents = await ctx.db.attestationDocument.findMany({ where: { mandatId } });
  const own = await ctx.db.organisation.findUniqueOrThrow({ where: { id: mandat.organisationId } });
  ownToken = (await givenSession(ctx, signer.user, own)).token;
  const other = await givenOrganisation(ctx);
  const bea = await givenUser(ctx, { organisations: [other] });
  strangerToken = (await givenSession(ctx, bea, other)).token;
  const referent = await givenUser(ctx, { organisations: [own], referentNonAidant: true });
  referentToken = (await givenSession(ctx, referent, own)).token;
});

const request = (token: string, method = "GET") =>
  new Request(`${ORIGIN}/`, { method, headers: { cookie: `${SESSION_COOKIE}=${token}` } });
const params = <P>(value: P) => ({ params: Promise.resolve(value) });
const ofMandat = (token: string, id = mandatId) =>
  mandatPdf.GET(request(token), params({ mandatId: id }));
const ofAutorisation = (token: string, id = autorisationId) =>
  autorisationPdf.GET(request(token), params({ usagerId, autorisationId: id }));
const leftFor = (answer: Response) => [answer.status, answer.headers.get("location")];
const documentOf = (kind: string) => documents.find((one) => one.kind === kind)?.id ?? "";

async function givenPdf(attestationId: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${attestationId}`);
  await ctx.db.attestationPdf.create({
    data: { attestationId, bytes, sha256: sha256(bytes), createdAt: ctx.clock.now() },
  });
  return bytes;
}

describe("PDF of a revocation", () => {
  test("the page says when it is not there yet, then each act has its own file", async () => {
    expect(leftFor(await ofMandat(ownToken))).toEqual([
      303,
      `/espace-aidant/mandats/${mandatId}/attestation_de_revocation`,
    ]);
    expect(leftFor(await ofAutorisation(ownToken))).toEqual([
      303,
      `/espace-aidant/usagers/${usagerId}/autorisations/${autorisationId}/cancel_attestation`,
    ]);
    const whole = await givenPdf(documentOf("REVOCATION_MANDAT"));
    const one = await givenPdf(documentOf("REVOCATION_AUTORISATION"));
    const answer = await ofMandat(ownToken);
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="revocation-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.pdf"$/,
    );
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(whole);
    const own = await ofAutorisation(ownToken);
    expect(own.headers.get("cache-control")).toContain("no-store");
    expect(new Uint8Array(await own.arrayBuffer())).toEqual(one);
    const prints = { action: "print_attestation", mandatId };
    expect(await ctx.db.journalEntry.count({ where: prints })).toBe(2);
  });

  test("a stranger gets the same answer for a revocation and for nothing", async () => {
    const answers = [
      [await ofMandat(strangerToken), await ofMandat(strangerToken, NOBODY), "mandat"],
      [
        await ofAutorisation(strangerToken),
        await ofAutorisation(strangerToken, NOBODY),
        "autorisation",
      ],
    ] as const;
    for (const [foreign, unknown, what] of answers) {
      expect(leftFor(foreign)).toEqual([303, "/espace-aidant/"]);
      expect(leftFor(unknown)).toEqual(leftFor(foreign));
      expect(foreign.headers.get("set-cookie")).toBe(unknown.headers.get("set-cookie"));
      expect(foreign.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=${what}-introuvable`);
    }
  });

  test("a référent who is not an aidant gets nothing [MAN-097]", async () => {
    for (const answer of [await ofMandat(referentToken), await ofAutorisation(referentToken)]) {
      expect(leftFor(answer)).toEqual([303, "/espace-aidant/"]);
      expect(answer.headers.get("set-cookie")).toContain("reserve-aux-aidants");
    }
  });
});

describe("« the browser is printing »", () => {
  const print = (token: string, attestationId: string) =>
    impression.POST(request(token, "POST"), params({ attestationId }));
  const entries = () =>
    ctx.db.journalEntry.count({ where: { action: "print_attestation", mandatId } });

  test("is journaled for documents of the own organisation only", async () => {
    const before = await entries();
    const id = documentOf("MANDAT");
    expect((await print(ownToken, id)).status).toBe(204);
    expect(await entries()).toBe(before + 1);
    for (const one of [id, NOBODY, "17"]) {
      const answer = await print(strangerToken, one);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    expect((await print("none", id)).status).toBe(401);
    expect((await print(referentToken, id)).status).toBe(401);
    expect(await entries()).toBe(before + 1);
  });
});
