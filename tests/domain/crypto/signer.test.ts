import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { expect, test } from "vitest";
import { createSigner } from "@/lib/crypto/signer";

const drawn = () => generateKeyPairSync("ed25519");
const secret = (key: KeyObject) => key.export({ type: "pkcs8", format: "der" }).toString("base64");
const open = (key: KeyObject) => key.export({ type: "spki", format: "der" }).toString("base64");
const text = new TextEncoder().encode("the exact bytes of an attestation");

test("what a retired key signed stays verifiable, and only with its key kept", () => {
  const old = drawn();
  const before = createSigner(secret(old.privateKey));
  const signature = before.sign(text);
  const next = secret(drawn().privateKey);
  const forgetful = createSigner(next);
  const careful = createSigner(next, [open(old.publicKey)]);
  expect(forgetful.verify(text, signature, before.keyId)).toBe(false);
  expect(careful.verify(text, signature, before.keyId)).toBe(true);
  expect(careful.verify(text, careful.sign(text), careful.keyId)).toBe(true);
});

test("neither another text, another key's name nor another signature passes", () => {
  const old = drawn();
  const before = createSigner(secret(old.privateKey));
  const now = createSigner(secret(drawn().privateKey), [open(old.publicKey)]);
  const signature = before.sign(text);
  expect(now.verify(new TextEncoder().encode("altered"), signature, before.keyId)).toBe(false);
  expect(now.verify(text, signature, now.keyId)).toBe(false);
  expect(now.verify(text, now.sign(text), before.keyId)).toBe(false);
});

test("a key of another kind is refused", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  expect(() => createSigner(secret(rsa))).toThrow(/Ed25519/);
});
