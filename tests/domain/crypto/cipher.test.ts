import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createCipher } from "@/lib/crypto/cipher";

const key = () => new Uint8Array(randomBytes(32));

test("two equal values give two different texts, and open in their place only [AUTH-B17]", () => {
  const cipher = createCipher(new Map([[1, key()]]));
  const first = cipher.seal("1962-08-24", "usager.birthdate:a");
  const second = cipher.seal("1962-08-24", "usager.birthdate:a");
  expect(first).not.toBe(second);
  expect(first).not.toContain("1962");
  expect(cipher.open(first, "usager.birthdate:a")).toBe("1962-08-24");
  expect(() => cipher.open(first, "usager.birthdate:b")).toThrow();
});

test("an altered value does not open", () => {
  const cipher = createCipher(new Map([[1, key()]]));
  const sealed = cipher.seal("secret", "x");
  for (let i = sealed.indexOf(".") + 1; i < sealed.length - 1; i += 1) {
    const other = sealed[i] === "A" ? "B" : "A";
    const altered = `${sealed.slice(0, i)}${other}${sealed.slice(i + 1)}`;
    expect(() => cipher.open(altered, "x"), altered).toThrow();
  }
  expect(() => cipher.open("", "x")).toThrow();
});

test("a new key seals, the old one still opens, an unknown one is named", () => {
  const old = key();
  const before = createCipher(new Map([[1, old]]));
  const sealed = before.seal("value", "x");
  const after = createCipher(
    new Map([
      [1, old],
      [2, key()],
    ]),
  );
  expect(after.open(sealed, "x")).toBe("value");
  expect(after.seal("value", "x")).toMatch(/^2\./);
  expect(() => before.open(after.seal("value", "x"), "x")).toThrow(/version 2/);
});
