import { civilDate, dateAndTime } from "@/lib/attestation/paris-dates";
import type { AidantActor } from "@/lib/auth/actor";
import { readConsent } from "@/lib/consentement/consent-proof";
import type { Ctx } from "@/lib/context.types";
import { inDisplayOrder, type DemarcheKey } from "@/lib/demarche/catalogue";
import { nationalPhone } from "@/lib/telephone/display";
import { fullNameOf, openIdentity } from "@/lib/usager/identity";
import { DUREES } from "./duration";
import { draftPhone, type RemoteMethod } from "./remote-choice";
import { versionOf } from "./recap-version";
import { getOwnDraft, requireSignable } from "./signable-draft";

export interface Recap {
  draftId: string;
  /** What the form sends back, so that nothing else than what is shown can be signed. */
  version: string;
  usager: {
    fullName: string;
    preferredUsername: string | null;
    birthdate: string;
    birthplace: string | null;
    birthcountry: string;
  };
  organisationName: string;
  aidantName: string;
  demarches: DemarcheKey[];
  duration: string;
  isRemote: boolean;
  isRenewal: boolean;
  usagerId: string;
  remoteMethod: RemoteMethod | null;
  /** Of a mandat by SMS. */
  consent: { phone: string; date: string; evidenceHash: string } | null;
}

/**
 * The mandat being prepared, for its own aidant in its own sign-in session (mandats §3.5).
 * @throws MANDAT_BROUILLON_ABSENT, MANDAT_DELAI_DEPASSE, those of consent-proof.ts
 */
export async function readRecap(
  ctx: Ctx,
  actor: AidantActor,
  draftId: string | undefined,
): Promise<Recap> {
  const now = ctx.clock.now();
  const draft = requireSignable(await getOwnDraft(ctx.db, actor, draftId), now);
  const proof = await readConsent(ctx, ctx.db, draft, now);
  const usager = await ctx.db.usager.findUniqueOrThrow({ where: { id: draft.usagerId } });
  const { birthdate, birthdateIdp, birthplace, birthcountry } = openIdentity(ctx, usager);
  return {
    draftId: draft.id,
    version: await versionOf(ctx.db, draft),
    usager: {
      fullName: fullNameOf(usager),
      preferredUsername: usager.preferredUsername,
      birthdate: civilDate(birthdateIdp ?? birthdate),
      birthplace,
      birthcountry,
    },
    organisationName: actor.organisationName,
    aidantName: actor.fullName,
    demarches: inDisplayOrder(draft.demarches),
    duration: DUREES[draft.duree].inDocument,
    isRemote: draft.isRemote,
    isRenewal: draft.kind === "RENEWAL",
    usagerId: draft.usagerId,
    remoteMethod: draft.remoteMethod,
    consent: proof && {
      phone: nationalPhone(draftPhone(ctx, draft) ?? ""),
      date: dateAndTime(proof.answeredAt),
      evidenceHash: proof.evidenceHash,
    },
  };
}
