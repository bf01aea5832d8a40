import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/attestation/canonical-json";
import { civilDate, dateAndTime, longDate } from "@/lib/attestation/paris-dates";
import { buildSnapshot, placeOf, readSnapshot } from "@/lib/attestation/snapshot";
import { isIntact, sealAttestation } from "@/lib/attestation/seal";
import { TEMPLATE_SAMPLE } from "@/lib/attestation/template-sample";
import {
  assertTemplatesUnchanged,
  renderLegalText,
  templateAt,
  TEMPLATES,
} from "@/lib/attestation/templates";
import { createSigner } from "@/lib/crypto/signer";
import { testEnv } from "../../support/env";

const signer = createSigner(testEnv("postgres://nobody").ATTESTATION_SIGNING_KEY);
const version = TEMPLATES[0].version;

const snapshot = buildSnapshot({
  templateVersion: version,
  attestationId: "00000000-0000-4000-8000-00000000000a",
  mandatId: "00000000-0000-4000-8000-00000000000b",
  mandantName: "Angela Claire Louise DUBOIS",
  organisation: {
    name: "PIXL GrandSoissons",
    address: "1 rue des Lilas",
    addressComplement: null,
    zipcode: "02200",
    city: "Soissons",
  },
  demarches: ["logement", "papiers"],
  duree: "SEMESTER",
  signedAt: new Date("2026-03-01T23:30:00Z"),
  expiresAt: new Date("2026-08-30T23:30:00Z"),
  remote: null,
});
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("canonical JSON", () => {
  test("sorts members at every depth and keeps the order of lists", () => {
    expect(canonicalJson({ b: [3, { d: null, c: "é\u2028" }], a: true })).toBe(
      '{"a":true,"b":[3,{"c":"é\u2028","d":null}]}',
    );
  });
});

describe("dates of an attestation", () => {
  test("are those of Paris, in long French form", () => {
    expect(longDate(new Date("2026-03-01T23:30:00Z"))).toBe("lundi 2 mars 2026");
    expect(dateAndTime(new Date("2025-03-03T13:05:00Z"))).toBe("03/03/2025 à 14h05");
  });

  test("a presumed birth date shows only what is known", () => {
    expect(civilDate("1962-08-24")).toBe("24 août 1962");
    expect(civilDate("1962-08-00")).toBe("août 1962");
    expect(civilDate("1962-00-00")).toBe("1962");
  });
});

describe("the legal text", () => {
  test("holds every clause, the démarches in display order and the duration in bold", () => {
    const text = textOf(renderLegalText(snapshot));
    expect(text).toContain("<strong>Angela Claire Louise DUBOIS</strong>");
    expect(text).toContain("<strong>PIXL GrandSoissons</strong>");
    const papiers = text.indexOf("PAPIERS - CITOYENNETÉ - ÉLECTIONS</strong>\u00a0: État-civil");
    expect(papiers).toBeGreaterThan(0);
    expect(text.indexOf("LOGEMENT</strong>\u00a0: Allocations logement")).toBeGreaterThan(papiers);
    expect(text).toContain("<strong>pour une durée de six mois (182 jours)</strong>");
    for (const part of [
      /articles 1984 et suivants du Code civil/,
      /annuler mon autorisation à tout moment/,
      /sauvegarde de justice, curatelle ou tutelle/,
      /responsabilité civile et pénale/,
      /Elle prend fin plus tôt si/,
      /Fait à 1 rue des Lilas, 02200 Soissons, le lundi 2 mars 2026\./,
      /Le mandataire \(l'aidant\).*\n.*Le mandant/,
    ]) {
      expect(text).toMatch(part);
    }
    expect(text).not.toContain("à distance");
  });

  test("leaves room to write when the structure has no address [MAN-030]", () => {
    const nothing = { address: null, addressComplement: null, zipcode: null, city: null };
    expect(placeOf(nothing)).toBe("__________, __________");
    expect(placeOf({ ...nothing, city: "Soissons", zipcode: "02200" })).toBe(
      "__________, 02200 Soissons",
    );
  });

  test("makes every value inert [MAN-103]", () => {
    const hostile = {
      ...snapshot,
      mandant: { fullName: "<script>alert(1)</script>" },
      mandataire: { name: '"><img src=x onerror=y>', place: "<b>ici</b>" },
    };
    const text = textOf(renderLegalText(hostile));
    expect(text).not.toMatch(/<script|<img|<b>/);
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("names the method, the date and the evidence of a mandat at a distance", () => {
    const text = textOf(renderLegalText({ ...TEMPLATE_SAMPLE, templateVersion: version }));
    expect(text).toMatch(/conclu <strong>à distance<\/strong> \(consentement donné par SMS/);
    expect(text).toContain("0f".repeat(32));
  });
});

describe("templates", () => {
  test("a published one is what it was when it was published", () => {
    expect(() => {
      assertTemplatesUnchanged();
    }).not.toThrow();
  });

  test("a changed word stops the start and names the version", () => {
    const [first] = TEMPLATES;
    const reworded = { ...first, render: () => "<h2>Autre texte</h2>" };
    expect(() => {
      assertTemplatesUnchanged([reworded]);
    }).toThrow(first.version);
  });

  test("every mandat finds a template, the first of the series included", () => {
    expect(templateAt(new Date("2020-01-01T00:00:00Z")).version).toBe(version);
  });
});

describe("the seal", () => {
  const sealed = sealAttestation({ signer }, snapshot);

  test("covers the printed values and the text, under the service's key", () => {
    expect(sealed.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(isIntact({ signer }, sealed)).toBe(true);
    expect(readSnapshot(sealed.snapshot).mandataire.name).toBe("PIXL GrandSoissons");
  });

  test("breaks on one byte of the text, one value, another row or another hash [MAN-060]", () => {
    const html = new Uint8Array(sealed.html);
    html[40] = (html[40] ?? 0) ^ 1;
    const other = "00000000-0000-4000-8000-00000000000f";
    const changes = [
      { html },
      { snapshot: sealed.snapshot.replace("SEMESTER", "SEMESTEr") },
      { id: other },
      { mandatId: other },
      { sha256: "0".repeat(64) },
      { keyId: "unknown" },
    ];
    for (const change of changes) {
      expect(isIntact({ signer }, { ...sealed, ...change })).toBe(false);
    }
  });

  test("a hash computed again over altered bytes does not pass without the key [MAN-060]", () => {
    const forged = sealAttestation(
      { signer: createSigner(testEnv("postgres://nobody").ATTESTATION_SIGNING_KEY) },
      { ...snapshot, mandant: { fullName: "Quelqu'un D'AUTRE" } },
    );
    expect(isIntact({ signer }, { ...forged, signature: sealed.signature })).toBe(false);
  });
});
