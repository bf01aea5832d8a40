import { expect, test } from "vitest";
import { accessibilityState } from "@/lib/accessibilite/mention";
import { catalogue, entryOf } from "@/lib/errors/catalogue";
import { errorText } from "@/lib/errors/error-texts";

test("says the message of a refusal of the catalogue under its own status", () => {
  expect(entryOf("OTP_REFUSED").status).toBeGreaterThan(0);
  const { status, message } = entryOf("OTP_REFUSED");
  expect(errorText(String(status), "OTP_REFUSED").sentence).toBe(message);
  expect(errorText("500", "OTP_REFUSED").sentence).not.toBe(message);
});

test("never repeats what the address holds", () => {
  const hostile = "<img src=x>";
  for (const code of ["404", hostile, "constructor"]) {
    expect(JSON.stringify(errorText(code, hostile))).not.toContain(hostile);
    expect(errorText(code, "toString").title).toBe("Page introuvable");
  }
});

test("every status of the catalogue has a page of its own", () => {
  const absent = errorText("999", undefined);
  for (const { status } of Object.values(catalogue)) {
    if (status === 404) continue;
    expect(errorText(String(status), undefined)).not.toEqual(absent);
  }
});

test("the accessibility mention follows the audit [SITE-010]", () => {
  const audit = (rate: number) => ({ date: "2026-03-01", rate });
  const at = new Date("2026-06-01T00:00:00Z");
  expect(accessibilityState(null, at)).toBe("non conforme");
  expect(accessibilityState(audit(38), at)).toBe("non conforme");
  expect(accessibilityState(audit(72), at)).toBe("partiellement conforme");
  expect(accessibilityState(audit(100), at)).toBe("totalement conforme");
  expect(accessibilityState({ date: "2023-05-01", rate: 100 }, at)).toBe("non conforme");
});
