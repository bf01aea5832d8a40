import { beforeAll, describe, expect, test } from "vitest";
import * as qrCode from "@/app/(aidant)/espace-aidant/creation_mandat/qrcode/[mandatId]/route";
import * as voidQrCode from "@/app/(aidant)/espace-aidant/creation_mandat/qrcode/route";
import * as paper from "@/app/(aidant)/espace-aidant/mandats/[mandatId]/papier/route";
import * as pdf from "@/app/(aidant)/espace-aidant/mandats/[mandatId]/pdf/route";
import * as search from "@/app/(aidant)/espace-aidant/usagers/recherche/route";
import * as refusal from "@/app/api/mandats/refus/[motif]/route";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import { sha256 } from "@/lib/crypto/hash";
import { FLASH_COOKIE } from "@/lib/http/flash-codes";
import { givenOrganisation, givenSession, givenUser } from "@/tests/support/factories/people";
import { signedMandat } from "@/tests/support/factories/signature";
import { ORIGIN, testSite } from "../fi/site";

const ctx = await testSite();
const NOBODY = "00000000-0000-4000-8000-000000000000";

type Signed = Awaited<ReturnType<typeof signedMandat>>;
let signed: Signed;
let ownToken: string;
let strangerToken: string;
let referentToken: string;

beforeAll(async () => {
  signed = await signedMandat(ctx);
  const { signer, mandat } = signed;
  const own = await ctx.db.organisation.findUniqueOrThrow({ where: { id: mandat.organisationId } });
  ownToken = (await givenSession(ctx, signer.user, own)).token;
  const other = await givenOrganisation(ctx);
  const bea = await givenUser(ctx, { organisations: [other] });
  strangerToken = (await givenSession(ctx, bea, other)).token;
  const referent = await givenUser(ctx, { organisations: [own], referentNonAidant: true });
  referentToken = (await givenSession(ctx, referent, own)).token;
});

const ask = (token: string, path = "/", init: RequestInit = {}) =>
  new Request(new URL(path, ORIGIN), {
    ...init,
    headers: { cookie: `${SESSION_COOKIE}=${token}` },
  });
const named = (mandatId: string) => ({ params: Promise.resolve({ mandatId }) });
const leftFor = (answer: Response) => [answer.status, answer.headers.get("location")];

describe("QR code and PDF of a mandat", () => {
  test("the image is the organisation's own, readable and inert", async () => {
    const answer = await qrCode.GET(ask(ownToken), named(signed.mandat.id));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    const svg = await answer.text();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(`/verification/${signed.mandat.attestationId}/`);
  });

  test("without a mandat, the image says it has no value", async () => {
    const answer = await voidQrCode.GET(ask(ownToken), { params: Promise.resolve({}) });
    expect(await answer.text()).toContain("document n&#x27;est pas un mandat");
  });

  test("a stranger gets the same answer for a mandat and for nothing [MAN-058]", async () => {
    for (const handler of [qrCode.GET, pdf.GET]) {
      const foreign = await handler(ask(strangerToken), named(signed.mandat.id));
      const unknown = await handler(ask(strangerToken), named(NOBODY));
      expect(leftFor(foreign)).toEqual([303, "/espace-aidant/"]);
      expect(leftFor(unknown)).toEqual(leftFor(foreign));
      expect(foreign.headers.get("set-cookie")).toBe(unknown.headers.get("set-cookie"));
      expect(foreign.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=mandat-introuvable`);
    }
  });

  test("a référent who is not an aidant gets nothing [MAN-097]", async () => {
    for (const handler of [qrCode.GET, pdf.GET]) {
      const answer = await handler(ask(referentToken), named(signed.mandat.id));
      expect(leftFor(answer)).toEqual([303, "/espace-aidant/"]);
      expect(await answer.text()).toBe("");
      expect(answer.headers.get("set-cookie")).toContain("reserve-aux-aidants");
    }
  });

  test("nobody signed in is sent to sign in", async () => {
    const answer = await pdf.GET(ask("none"), named(signed.mandat.id));
    expect(answer.headers.get("location")).toMatch(/^\/accounts\/login\//);
  });

  test("the PDF downloads under a plain name once made; before, the page says so", async () => {
    const { id, attestationId } = signed.mandat;
    const early = await pdf.GET(ask(ownToken), named(id));
    expect(leftFor(early)).toEqual([303, `/espace-aidant/mandats/${id}/visualisation`]);
    const bytes = new TextEncoder().encode("%PDF-1.7 test");
    await ctx.db.attestationPdf.create({
      data: { attestationId, bytes, sha256: sha256(bytes), createdAt: ctx.clock.now() },
    });
    const answer = await pdf.GET(ask(ownToken), named(id));
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename="mandat-\d{4}-\d{2}-\d{2}-[0-9a-f]{8}\.pdf"$/,
    );
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });
});

describe("leaving with a message", () => {
  const leave = (motif: string) =>
    refusal.GET(ask(ownToken), { params: Promise.resolve({ motif }) });

  test("no draft leads back to the form, still signed in [MAN-027]", async () => {
    const answer = await leave("brouillon-absent");
    expect(leftFor(answer)).toEqual([303, "/espace-aidant/creation_mandat/"]);
    expect(answer.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=brouillon-absent`);
  });

  test("only known reasons are said", async () => {
    const answer = await leave("<script>");
    expect(leftFor(answer)).toEqual([303, "/espace-aidant/"]);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

describe("the checklist of the paper", () => {
  const tick = (token: string, fields: string, mandatId = signed.mandat.id) =>
    paper.POST(
      new Request(new URL(`/espace-aidant/mandats/${mandatId}/papier`, ORIGIN), {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { cookie: `${SESSION_COOKIE}=${token}` },
      }),
      { params: Promise.resolve({ mandatId }) },
    );
  const marks = () => ctx.db.mandatPaper.findMany({ where: { mandatId: signed.mandat.id } });

  test("is ticked from either page, which is shown again with a message", async () => {
    const { id, usagerId } = signed.mandat;
    const done = await tick(ownToken, "etape=signe&retour=usager");
    expect(leftFor(done)).toEqual([303, `/espace-aidant/usagers/${usagerId}/#mandat-${id}`]);
    expect(done.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=papier-note`);
    const other = await tick(ownToken, "etape=copie&retour=https://ailleurs.test");
    expect(leftFor(other)).toEqual([303, `/espace-aidant/mandats/${id}/visualisation`]);
    expect((await marks()).map(({ item }) => item).toSorted()).toEqual(["COPY_GIVEN", "SIGNED"]);
  });

  test("says nothing of a foreign mandat, and does nothing with what no form sends", async () => {
    const foreign = await tick(strangerToken, "etape=signe");
    const unknown = await tick(strangerToken, "etape=signe", NOBODY);
    for (const answer of [foreign, unknown]) {
      expect(leftFor(answer)).toEqual([303, "/espace-aidant/"]);
      expect(answer.headers.get("set-cookie")).toContain(`${FLASH_COOKIE}=mandat-introuvable`);
    }
    const forged = await tick(ownToken, "etape=%3Cscript%3E");
    expect(leftFor(forged)[1]).toContain("/visualisation");
    expect(await marks()).toHaveLength(2);
  });

  test("a référent who is not an aidant ticks nothing [MAN-097]", async () => {
    expect(leftFor(await tick(referentToken, "etape=signe"))).toEqual([303, "/espace-aidant/"]);
  });
});

describe("the search of usagers", () => {
  test("keeps the name out of the address, and for this organisation only", async () => {
    const body = new URLSearchParams({ recherche: " Lefèvre ", onglet: "expires" });
    const request = new Request(new URL("/espace-aidant/usagers/recherche", ORIGIN), {
      method: "POST",
      body,
      headers: { cookie: `${SESSION_COOKIE}=${ownToken}` },
    });
    const answer = await search.POST(request, { params: Promise.resolve({}) });
    expect(leftFor(answer)).toEqual([303, "/espace-aidant/usagers/?onglet=expires"]);
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toContain(signed.mandat.organisationId);
    expect(cookie).toMatch(/Path=\/espace-aidant\/usagers; .*HttpOnly/);
    expect(cookie).not.toContain("Lef");
  });

  test("keeps filters and order, and answers a script without sending it elsewhere", async () => {
    const searched = (headers: Record<string, string>) =>
      search.POST(
        new Request(new URL("/espace-aidant/usagers/recherche", ORIGIN), {
          method: "POST",
          body: new URLSearchParams(
            "recherche=zo&onglet=actifs&filtre=bientot&filtre=papier&filtre=x&tri=fin",
          ),
          headers: { cookie: `${SESSION_COOKIE}=${ownToken}`, ...headers },
        }),
        { params: Promise.resolve({}) },
      );
    expect(leftFor(await searched({}))).toEqual([
      303,
      "/espace-aidant/usagers/?onglet=actifs&filtre=bientot&filtre=papier&tri=fin",
    ]);
    const answer = await searched({ accept: "application/json" });
    expect([answer.status, answer.headers.get("location")]).toEqual([204, null]);
    expect(answer.headers.get("set-cookie")).toContain(signed.mandat.organisationId);
  });

  test("reads no more of a body than a search needs", async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        if (given < 1_000) controller.enqueue(new Uint8Array(64 * 1024).fill(120));
        else controller.close();
      },
    });
    const init = {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: {
        cookie: `${SESSION_COOKIE}=${ownToken}`,
        "content-type": "application/x-www-form-urlencoded",
      },
    };
    const request = new Request(new URL("/espace-aidant/usagers/recherche", ORIGIN), init);
    const answer = await search.POST(request, { params: Promise.resolve({}) });
    expect(answer.status).toBe(413);
    expect(given).toBeLessThan(10);
  });

  test("a référent who is not an aidant searches nothing [MAN-097]", async () => {
    const request = ask(referentToken, "/espace-aidant/usagers/recherche", { method: "POST" });
    const answer = await search.POST(request, { params: Promise.resolve({}) });
    expect(leftFor(answer)).toEqual([303, "/espace-aidant/"]);
  });
});
