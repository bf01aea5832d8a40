import { buildSnapshot } from "@/lib/attestation/snapshot";
import { templateAt } from "@/lib/attestation/templates";
import type { Ctx } from "@/lib/context.types";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";

/** Room to write by hand. */
const BLANK = "_".repeat(10);
const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * The legal text in force with every name, place, date and duration left blank, all démarches listed
 * (mandats §5.10): what a translation stands beside. Values are escaped by the template.
 */
export function frenchSample(ctx: Pick<Ctx, "clock">): { html: string; templateVersion: string } {
  const now = ctx.clock.now();
  const template = templateAt(now);
  const nowhere = { address: null, addressComplement: null, zipcode: null, city: null };
  const snapshot = buildSnapshot({
    templateVersion: template.version,
    attestationId: NO_ID,
    mandatId: NO_ID,
    mandantName: BLANK,
    organisation: { name: BLANK, ...nowhere },
    demarches: DEMARCHE_KEYS,
    duree: "SHORT",
    signedAt: now,
    expiresAt: now,
    remote: null,
  });
  const duration = { ...snapshot.duration, text: BLANK };
  return {
    html: template.render({ ...snapshot, duration, signatureDate: BLANK }),
    templateVersion: template.version,
  };
}
