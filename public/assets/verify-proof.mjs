// Checks, without Aidants Connect and without the Internet, that a mandat was entered in the sealed
// journal and that its text has not changed since. Only Node.js (20 or later) is needed:
//
//   node verify-proof.mjs PROOF.json --keys KEYS.json [--sha256 HASH] [--text FILE.html]
//
// PROOF.json  file given by « Télécharger la preuve d'inscription au journal »
// --keys      public keys, from /.well-known/aidants-connect-keys.json: save them from the service
//             itself (or from an earlier day), never from whoever hands you the proof
// --sha256    hash printed on the paper: checked to be that of the document
// --text      where to write the signed text, to be read
// Exit code: 0 valid, 1 not valid, 2 could not tell.
//
// What is checked, in this order:
//  1. SHA-256(snapshot, 0x00, text) is the hash of the document, and its Ed25519 signature is good;
//  2. the journal entry is the signature of that document;
//  3. the entry's leaf, SHA-256(0x00, entry), leads by the audit path to the root of the checkpoint
//     (RFC 9162 §2.1.3.2: nodes are SHA-256(0x01, left, right));
//  4. the checkpoint is signed (Ed25519) by one of the keys.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

const FORMAT = "aidants-connect/preuve-journal/1";
const CHECKPOINT = "Aidants Connect, journal, point de contrôle v1";

class NotValid extends Error {}

const sha256 = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const node = (left, right) => sha256(Buffer.from([1]), left, right);

function demand(truth, reason) {
  if (!truth) throw new NotValid(reason);
}

/** Keys by identifier: the first 16 hexadecimal digits of the SHA-256 of their SPKI form. */
function readKeys(file) {
  const keys = new Map();
  for (const jwk of JSON.parse(readFileSync(file, "utf8")).keys) {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    const spki = key.export({ type: "spki", format: "der" });
    keys.set(sha256(spki).toString("hex").slice(0, 16), key);
  }
  return keys;
}

function signedBy(keys, keyId, bytes, signature) {
  const key = keys.get(keyId);
  return key !== undefined && verify(null, bytes, key, Buffer.from(signature, "base64url"));
}

/** Root to which the path leads from this leaf (RFC 9162 §2.1.3.2). */
function climb(leaf, index, size, path) {
  demand(index >= 0 && index < size, "la position de l'entrée est hors du journal.");
  let at = index;
  let last = size - 1;
  let root = leaf;
  const half = () => {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  };
  for (const sibling of path) {
    demand(last > 0, "le chemin est trop long pour cette position.");
    if (at % 2 === 1 || at === last) {
      root = node(Buffer.from(sibling, "hex"), root);
      while (at % 2 === 0 && at !== 0) half();
    } else {
      root = node(root, Buffer.from(sibling, "hex"));
    }
    half();
  }
  demand(last === 0, "le chemin est trop court pour cette position.");
  return root.toString("hex");
}

function checkDocument({ attestation }, keys, printed) {
  const { snapshot, text, keyId, signature } = attestation;
  const content = Buffer.concat([Buffer.from(snapshot), Buffer.from([0]), Buffer.from(text)]);
  demand(
    sha256(content).toString("hex") === attestation.sha256,
    "le document n'est pas celui de l'empreinte : il a été modifié.",
  );
  demand(
    signedBy(keys, keyId, content, signature),
    "le document n'est pas signé par une clé connue d'Aidants Connect.",
  );
  demand(
    printed === undefined || printed.toLowerCase() === attestation.sha256,
    "l'empreinte imprimée n'est pas celle de ce document.",
  );
}

/** The entry is the signature of this document and of this mandat. */
function checkEntry({ entry, attestation }) {
  const read = JSON.parse(entry);
  const { mandatId, attestationId } = JSON.parse(attestation.snapshot);
  demand(read.action === "create_attestation", "l'entrée n'est pas celle d'une signature.");
  demand(
    read.attestation_hash === attestation.sha256 &&
      read.mandat_id === mandatId &&
      attestation.id === attestationId,
    "l'entrée du journal est celle d'un autre document.",
  );
  return read;
}

function checkJournal({ entry, leafIndex, auditPath, checkpoint }, keys) {
  const { number, treeSize, root, signedAt, keyId, signature } = checkpoint;
  const leaf = sha256(Buffer.from([0]), entry);
  demand(
    climb(leaf, leafIndex, treeSize, auditPath) === root,
    "l'entrée n'est pas à cette place dans le journal scellé.",
  );
  const lines = [CHECKPOINT, number, treeSize, root, signedAt, keyId, ""].join("\n");
  demand(
    signedBy(keys, keyId, Buffer.from(lines), signature),
    "l'état du journal n'est pas signé par une clé connue d'Aidants Connect.",
  );
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { keys: { type: "string" }, sha256: { type: "string" }, text: { type: "string" } },
  });
  const [file] = positionals;
  if (!file || !values.keys) {
    throw new Error(
      "Usage : node verify-proof.mjs PREUVE.json --keys CLES.json [--sha256 EMPREINTE] [--text FICHIER.html]",
    );
  }
  const proof = JSON.parse(readFileSync(file, "utf8"));
  if (proof.format !== FORMAT)
    throw new Error("Ce fichier n'est pas une preuve que ce programme connaît.");
  const keys = readKeys(values.keys);
  checkDocument(proof, keys, values.sha256);
  const entry = checkEntry(proof);
  checkJournal(proof, keys);
  if (values.text) writeFileSync(values.text, proof.attestation.text);
  console.log(`Preuve VALABLE.
Acte : signature du mandat ${entry.mandat_id}, le ${entry.occurred_at} (UTC).
Empreinte du document : ${proof.attestation.sha256}
Position dans le journal : ${proof.leafIndex}, scellée au plus tard le ${proof.checkpoint.signedAt} (UTC), point de contrôle ${proof.checkpoint.number}, clé ${proof.checkpoint.keyId}.`);
}

try {
  main();
} catch (error) {
  const refused = error instanceof NotValid;
  console.log(refused ? `Preuve NON VALABLE : ${error.message}` : error.message);
  process.exitCode = refused ? 1 : 2;
}
