import { describe, expect, test } from "vitest";
import { catalogue } from "@/lib/errors/catalogue";
import { errorsDocument, writtenDocument } from "../../../scripts/docs-errors";

describe("the catalogue of refusals", () => {
  test("is what docs/erreurs.md says (npm run docs:errors writes it)", () => {
    expect(writtenDocument()).toBe(errorsDocument());
  });

  test("tells each person what happened in a full sentence, and support where to look", () => {
    for (const [code, { message, support }] of Object.entries(catalogue)) {
      expect(message, code).toMatch(/^[A-ZÉÀ«].*[.»?!]$/s);
      expect(support.length, code).toBeGreaterThan(10);
    }
  });
});
