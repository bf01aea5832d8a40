// Signed states of the journal's tree: their text, the keys that signed them, the files exported.
import { createHash, createPrivateKey, createPublicKey, verify, type KeyObject } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export interface SignedState {
  number: number;
  size: number;
  root: string;
  signedAt: string;
  keyId: string;
  signature: string;
}

export type Keys = ReadonlyMap<string, KeyObject>;

const keyIdOf = (key: KeyObject): string =>
  createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("hex")
    .slice(0, 16);

const keyed = (keys: readonly KeyObject[]): Keys => new Map(keys.map((key) => [keyIdOf(key), key]));

/** Keys of a service's own settings: the one that signs, those that signed before. */
export function keysOfSettings(signing: string, retired: readonly string[]): Keys {
  const key = Buffer.from(signing, "base64");
  const own = createPublicKey(createPrivateKey({ key, format: "der", type: "pkcs8" }));
  const before = retired.map((spki) =>
    createPublicKey({ key: Buffer.from(spki, "base64"), format: "der", type: "spki" }),
  );
  return keyed([own, ...before]);
}

const keySet = z.object({
  keys: z.array(z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() })),
});

/** Keys of a file saved from the service's published address (a JWK set). */
export function keysOfFile(file: string): Keys {
  const { keys } = keySet.parse(JSON.parse(readFileSync(file, "utf8")));
  return keyed(keys.map((key) => createPublicKey({ key, format: "jwk" })));
}

const HEADER = "Aidants Connect, journal, point de contrôle v1";

/** Whether the signature is one of a known key over the six lines of docs/journal.md. */
export function isSignedBy(keys: Keys, state: SignedState): boolean {
  const key = keys.get(state.keyId);
  const { number, size, root, signedAt, keyId } = state;
  const text = [HEADER, String(number), String(size), root, signedAt, keyId, ""].join("\n");
  const signature = Buffer.from(state.signature, "base64url");
  return key !== undefined && verify(null, Buffer.from(text, "utf8"), key, signature);
}

/** A state read in an export folder. */
export interface ExportedState extends SignedState {
  file: string;
}

const exportedFile = z.object({
  number: z.int(),
  treeSize: z.int(),
  root: z.string(),
  signedAt: z.string(),
  keyId: z.string(),
  signature: z.string(),
});

/** Every checkpoint of an export folder, the smallest tree first. */
export function readExported(folder: string): ExportedState[] {
  return readdirSync(folder)
    .filter((name) => /^checkpoint-\d+\.json$/.test(name))
    .map((file) => {
      const { treeSize, ...state } = exportedFile.parse(
        JSON.parse(readFileSync(path.join(folder, file), "utf8")),
      );
      return { ...state, size: treeSize, file };
    })
    .sort((a, b) => a.size - b.size || a.number - b.number);
}
