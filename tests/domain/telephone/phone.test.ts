import { describe, expect, test } from "vitest";
import { nationalPhone } from "@/lib/telephone/display";
import { parsePhone } from "@/lib/telephone/parse";

describe("phone numbers [MAN-065] [MAN-066]", () => {
  test.each([
    ["0612345678", "+33612345678"],
    [" 06.12.34.56.78 ", "+33612345678"],
    ["+33 (0)6 12 34 56 78", "+33612345678"],
    ["0033612345678", "+33612345678"],
    ["06 90 12 34 56", "+590690123456"],
    ["0694 12 34 56", "+594694123456"],
    ["0696 12 34 56", "+596696123456"],
    ["0639 01 23 45", "+262639012345"],
    ["0692 12 34 56", "+262692123456"],
    ["+508 55 12 34", "+508551234"],
    ["+687 75 12 34", "+687751234"],
    ["87 12 34 56", "+68987123456"],
    ["+681 82 12 34", "+681821234"],
  ])("%s is %s and may be mobile", (typed, e164) => {
    expect(parsePhone(typed)).toEqual({ e164, canBeMobile: true });
  });

  test.each([
    "",
    "665544",
    "112",
    "+2693212345",
    "+14155550100",
    "+33 6 12 34 56 78 poste 3",
    "0612345678;ext=5",
    "٠٦١٢٣٤٥٦٧٨",
    "06123456789",
    `06${" ".repeat(60)}12345678`,
  ])("« %s » is no number of a French territory", (typed) => {
    expect(parsePhone(typed)).toBeNull();
  });

  test.each(["0800840800", "0123456789", "0912345678"])("%s cannot be mobile", (typed) => {
    expect(parsePhone(typed)?.canBeMobile).toBe(false);
  });

  test("is shown in national form", () => {
    expect(nationalPhone("+33612345678")).toBe("06 12 34 56 78");
    expect(nationalPhone("+508551234")).toMatch(/55 12 34$/);
    expect(nationalPhone("nothing")).toBe("nothing");
  });
});
