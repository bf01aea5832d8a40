import type { Ctx } from "@/lib/context.types";
import { sameText } from "@/lib/crypto/hash";
import { inTransaction } from "@/lib/db/transaction";
import { DomainError } from "@/lib/errors/domain-error";
import type { AttestationDocument, AttestationKind } from "@/lib/generated/prisma/client";
import { countEvent } from "@/lib/throttle/counter";
import { alertAltered } from "@/lib/attestation/alert-altered";
import { isIntact } from "@/lib/attestation/seal";
import { readSnapshot } from "@/lib/attestation/snapshot";
import { stateOf } from "./mandat-state";
import { isUuid } from "@/lib/db/uuid";

const WINDOW_MS = 10 * 60_000;
/** Checks allowed to one network within the window: a counter of a bank, not an enumeration. */
const LIMIT = 60;

/** What the public may know of an attestation (decision 81): never the person, nor the démarches. */
export type Verification =
  | { authentic: false }
  | {
      authentic: true;
      kind: AttestationKind;
      /** Whether the mandat still runs, whatever the document says about a part of it. */
      running: boolean;
      /** As printed: long date of a signature, date and time of a revocation. */
      date: string;
      structure: string;
    };

async function throttle(ctx: Ctx, now: Date): Promise<void> {
  const key = `verification:${ctx.keyedHash("throttle-ip", ctx.origin?.ipPrefix ?? "")}`;
  const span = { kind: "fixed", ms: WINDOW_MS } as const;
  const { count, windowStartedAt } = await inTransaction(ctx, (tx) =>
    countEvent(tx, key, now, span),
  );
  if (count <= LIMIT) return;
  const retryAfterSeconds = (windowStartedAt.getTime() + WINDOW_MS - now.getTime()) / 1000;
  throw new DomainError("VERIFICATION_LIMITEE", { retryAfterSeconds });
}

/** A mandat has one attestation of its own; revocations are kept to one an act by the database. */
const belongsTo = (
  mandat: { attestationId: string },
  { id, kind }: Pick<AttestationDocument, "id" | "kind">,
): boolean => kind !== "MANDAT" || mandat.attestationId === id;

/**
 * Anybody who holds a paper may check it: identifier and hash must both be those of a document whose
 * seal holds. Unknown identifier, other hash and erased mandat give the same answer.
 * @throws VERIFICATION_LIMITEE
 */
export async function verifyAttestation(
  ctx: Ctx,
  printed: { attestationId: string; sha256: string },
): Promise<Verification> {
  const now = ctx.clock.now();
  await throttle(ctx, now);
  if (!isUuid(printed.attestationId)) return { authentic: false };
  const attestation = await ctx.db.attestationDocument.findUnique({
    where: { id: printed.attestationId },
  });
  if (!attestation || attestation.erasedAt !== null) return { authentic: false };
  if (!sameText(attestation.sha256, printed.sha256)) return { authentic: false };
  const mandat = await ctx.db.mandat.findUnique({
    where: { id: attestation.mandatId },
    select: {
      attestationId: true,
      endedAt: true,
      endReason: true,
      expiresAt: true,
      autorisations: { select: { revokedAt: true } },
    },
  });
  if (!mandat || !belongsTo(mandat, attestation)) return { authentic: false };
  if (!isIntact(ctx, attestation)) {
    await inTransaction(ctx, (tx) => alertAltered(ctx, tx, now, attestation.id));
    return { authentic: false };
  }
  const { date, mandataire } = readSnapshot(attestation.snapshot);
  const running = stateOf(mandat, now) === "active";
  return { authentic: true, kind: attestation.kind, running, date, structure: mandataire.name };
}
