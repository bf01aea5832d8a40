import { canonicalJson } from "@/lib/attestation/canonical-json";
import { sha256 } from "@/lib/crypto/hash";
import type { Tx } from "@/lib/db/transaction";
import type { SignableDraft } from "./signable-draft";

/**
 * Names what a recap shows: a form posted from an older tab, whose draft now holds another person or
 * other démarches, or whose person or structure has changed its name since, carries another version
 * and signs nothing.
 */
export async function versionOf(tx: Tx, draft: SignableDraft): Promise<string> {
  const usager = await tx.usager.findUniqueOrThrow({
    where: { id: draft.usagerId },
    select: { givenName: true, familyName: true, preferredUsername: true },
  });
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: draft.organisationId },
    select: { name: true, address: true, zipcode: true, city: true },
  });
  return sha256(
    canonicalJson([
      draft.id,
      draft.usagerId,
      draft.identifiedAt?.toISOString() ?? null,
      [...draft.demarches].sort(),
      draft.duree,
      draft.remoteMethod,
      draft.consentRequestId,
      [usager.givenName, usager.familyName, usager.preferredUsername],
      [organisation.name, organisation.address, organisation.zipcode, organisation.city],
    ]),
  );
}
