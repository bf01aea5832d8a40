import { buildSnapshot } from "@/lib/attestation/snapshot";
import { renderLegalText, templateAt } from "@/lib/attestation/templates";
import type { AidantActor } from "@/lib/auth/actor";
import { printedConsent, readConsent } from "@/lib/consentement/consent-proof";
import type { Ctx } from "@/lib/context.types";
import { fullNameOf } from "@/lib/usager/identity";
import { expiryOf } from "./duration";
import { getOwnDraft, requireSignable } from "./signable-draft";

/** Nothing is stored, so nothing has an identifier. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * « Projet de mandat »: the text that a signature at this instant would store, without any legal value
 * (mandats §3.5). Same reader as the recap; writes nothing.
 * @throws MANDAT_BROUILLON_ABSENT, MANDAT_DELAI_DEPASSE
 */
export async function previewMandat(
  ctx: Ctx,
  actor: AidantActor,
  draftId: string | undefined,
): Promise<{ html: string }> {
  const now = ctx.clock.now();
  const draft = requireSignable(await getOwnDraft(ctx.db, actor, draftId), now);
  const [usager, organisation] = await Promise.all([
    ctx.db.usager.findUniqueOrThrow({ where: { id: draft.usagerId } }),
    ctx.db.organisation.findUniqueOrThrow({ where: { id: actor.organisationId } }),
  ]);
  const text = renderLegalText(
    buildSnapshot({
      templateVersion: templateAt(now).version,
      attestationId: NO_ID,
      mandatId: NO_ID,
      mandantName: fullNameOf(usager),
      organisation,
      demarches: draft.demarches,
      duree: draft.duree,
      signedAt: now,
      expiresAt: expiryOf(draft.duree, now),
      remote: printedConsent(draft, await readConsent(ctx, ctx.db, draft, now)),
    }),
  );
  return { html: new TextDecoder().decode(text) };
}
