import type { Ctx } from "@/lib/context.types";
import { sha256, sameText } from "@/lib/crypto/hash";
import type { AttestationDocument } from "@/lib/generated/prisma/client";
import { canonicalJson } from "./canonical-json";
import type { RevocationSnapshot } from "./revocation-snapshot";
import { readSnapshot, type MandatSnapshot } from "./snapshot";
import { renderLegalText } from "./templates";

/** What the hash and the signature cover: snapshot ‖ 0x00 ‖ legal text (mandats §5.6). */
export function sealedContent(snapshot: string, text: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(snapshot);
  const content = new Uint8Array(head.length + 1 + text.length);
  content.set(head);
  content.set(text, head.length + 1);
  return content;
}

/** A signed attestation, ready to be stored. */
export function sealAttestation(
  ctx: Pick<Ctx, "signer">,
  snapshot: MandatSnapshot | RevocationSnapshot,
) {
  const json = canonicalJson(snapshot);
  const html = renderLegalText(snapshot);
  const content = sealedContent(json, html);
  return {
    id: snapshot.attestationId,
    kind: snapshot.kind,
    mandatId: snapshot.mandatId,
    autorisationId: snapshot.kind === "MANDAT" ? null : snapshot.autorisationId,
    templateVersion: snapshot.templateVersion,
    snapshot: json,
    html,
    sha256: sha256(content),
    signature: ctx.signer.sign(content),
    keyId: ctx.signer.keyId,
    createdAt: new Date(snapshot.kind === "MANDAT" ? snapshot.signedAt : snapshot.revokedAt),
  };
}

type Stored = Pick<
  AttestationDocument,
  | "id"
  | "kind"
  | "mandatId"
  | "autorisationId"
  | "snapshot"
  | "html"
  | "sha256"
  | "signature"
  | "keyId"
>;

/** Whether the stored bytes are those that were signed, in the row that they were signed for. */
export function isIntact(ctx: Pick<Ctx, "signer">, stored: Stored): boolean {
  const content = sealedContent(stored.snapshot, stored.html);
  if (!sameText(sha256(content), stored.sha256)) return false;
  if (!ctx.signer.verify(content, stored.signature, stored.keyId)) return false;
  const { kind, attestationId, mandatId, autorisationId } = readSnapshot(stored.snapshot);
  return (
    attestationId === stored.id &&
    kind === stored.kind &&
    mandatId === stored.mandatId &&
    autorisationId === stored.autorisationId
  );
}
