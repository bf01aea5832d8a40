import { describe, expect, test } from "vitest";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import type { RemoteMethod } from "@/lib/mandat/remote-choice";
import { startMandatSchema } from "@/lib/mandat/schemas";

const BOTH: readonly RemoteMethod[] = ["LEGACY", "SMS"];
const ordinary = { demarche: ["papiers"], duree: "LONG" };
const sms = {
  ...ordinary,
  is_remote: "on",
  remote_method: "SMS",
  user_phone: "06 12 34 56 78",
  user_phone_verified: "on",
};

const parse = (input: object, methods = BOTH) =>
  startMandatSchema(DEMARCHE_KEYS, methods).safeParse(input);
const fieldsAtFault = (input: object, methods = BOTH) =>
  parse(input, methods).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("the remote block of the form", () => {
  test("demands a method [MAN-062]", () => {
    for (const remote_method of [undefined, "", "sms", "FAX"]) {
      expect(fieldsAtFault({ ...ordinary, is_remote: "on", remote_method })).toEqual([
        "remote_method",
      ]);
    }
    expect(fieldsAtFault(sms, ["LEGACY"])).toEqual(["remote_method"]);
  });

  test("drops the number of a mandat signed on paper [MAN-063]", () => {
    expect(parse({ ...sms, remote_method: "LEGACY", user_phone: "x" }).data).toEqual({
      ...ordinary,
      remote: { method: "LEGACY" },
    });
  });

  test("drops every remote field of a mandat face to face [MAN-064]", () => {
    expect(parse({ ...sms, is_remote: undefined }).data).toEqual(ordinary);
    expect(parse({ ...sms, is_remote: "0", user_phone: "665544" }).data).toEqual(ordinary);
  });

  test("makes an ordinary mandat of a forged post when the flags are off [MAN-067]", () => {
    expect(parse(sms, []).data).toEqual(ordinary);
  });

  test.each([
    ["", "user_phone"],
    ["   ", "user_phone"],
    ["665544", "user_phone"],
    ["0800840800", "user_phone"],
    ["0123456789", "user_phone"],
    ["+2693212345", "user_phone"],
    ["+14155550100", "user_phone"],
  ])("refuses the number « %s » for SMS [MAN-065]", (user_phone, field) => {
    expect(fieldsAtFault({ ...sms, user_phone })).toEqual([field]);
  });

  test("demands the certification, and says everything at once [MAN-065]", () => {
    expect(fieldsAtFault({ ...sms, user_phone_verified: undefined })).toEqual([
      "user_phone_verified",
    ]);
    const empty = { demarche: [], is_remote: "on", remote_method: "SMS" };
    expect(fieldsAtFault(empty)).toEqual([
      "demarche",
      "duree",
      "user_phone",
      "user_phone_verified",
    ]);
  });

  test.each([
    ["0612345678", "+33612345678"],
    ["06 90 12 34 56", "+590690123456"],
    ["0639 01 23 45", "+262639012345"],
    ["+508 55 12 34", "+508551234"],
  ])("keeps %s as %s [MAN-066]", (user_phone, phone) => {
    const remote = { method: "SMS", phone };
    expect(parse({ ...sms, user_phone }).data).toEqual({ ...ordinary, remote });
  });
});
