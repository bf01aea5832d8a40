import { canonicalJson } from "@/lib/attestation/canonical-json";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { ConsentRequest } from "@/lib/generated/prisma/client";

/**
 * Evidence of a consent (mandats §4.5): SHA-256 of what it is bound to and of the conversation up to the
 * message that gave it. Hashes only, so that it can be computed again once the texts are erased.
 * @param upTo position of that message
 */
export async function evidenceOf(tx: Tx, consent: ConsentRequest, upTo: number): Promise<string> {
  const messages = await tx.smsMessage.findMany({
    where: { consentRequestId: consent.id, position: { lte: upTo } },
    orderBy: { position: "asc" },
  });
  return sha256(
    canonicalJson({
      requestId: consent.id,
      phoneHash: consent.phoneHash,
      organisation: consent.organisationId,
      demarches: [...consent.demarches].sort(),
      duration: consent.duree,
      messages: messages.map(({ direction, bodyHash, providerMessageId, createdAt }) => ({
        direction,
        bodyHash,
        providerMessageId,
        at: createdAt.toISOString(),
      })),
    }),
  );
}
