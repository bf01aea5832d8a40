import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { sha256 } from "@/lib/crypto/hash";
import { DomainError } from "@/lib/errors/domain-error";
import type { MandatDraft } from "@/lib/generated/prisma/client";
import { WITHOUT_LEG } from "@/lib/mandat/draft-status";
import type { FcClient } from "./fc-client";
import { findSessionDraft, isLegOver, sessionDraftWhere } from "./session-draft";

export type BegunLogin =
  | { kind: "redirect"; url: string }
  /** The remote mandat still waits for the usager's SMS. */
  | { kind: "consent-awaited" }
  | { kind: "no-draft" }
  | { kind: "unavailable" };

/** Before FranceConnect is ever reached, an SMS mandat must have its consent (mandats §4.4). */
const awaitsConsent = ({ status, remoteMethod }: MandatDraft): boolean =>
  status === "RECAP_SMS_SENT" ||
  status === "CONSENT_ASKED" ||
  (status === "INITIATED" && remoteMethod === "SMS");

async function addressFor(
  ctx: Ctx,
  fc: FcClient,
  secrets: { state: string; nonce: string },
): Promise<string | null> {
  try {
    return await fc.authorizationUrl(secrets.state, secrets.nonce);
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    ctx.log.error({ error: name }, "the configuration of FranceConnect cannot be read");
    return null;
  }
}

/**
 * Sends the browser to FranceConnect (franceconnect §2.1) for the draft of this sign-in session, with a
 * new state and nonce: earlier ones stop working and an usager identified before is forgotten.
 * @param draftId the draft that this browser holds (`ac-draft` cookie)
 * @throws FC_DELAI_DEPASSE when the leg is over (30 min after the form)
 */
export async function beginFcLogin(
  ctx: Ctx,
  actor: AidantActor,
  draftId: string | undefined,
  fc: FcClient,
): Promise<BegunLogin> {
  const now = ctx.clock.now();
  const draft = await findSessionDraft(ctx, actor);
  if (!draft || draft.id !== draftId) return { kind: "no-draft" };
  // First: the answer may come after the leg of the form, and opens another one.
  if (awaitsConsent(draft)) return { kind: "consent-awaited" };
  if (isLegOver(draft, now)) throw new DomainError("FC_DELAI_DEPASSE");
  const secrets = { state: ctx.random.token(), nonce: ctx.random.token() };
  const url = await addressFor(ctx, fc, secrets);
  if (url === null) return { kind: "unavailable" };
  const { count } = await ctx.db.mandatDraft.updateMany({
    where: { id: draft.id, ...sessionDraftWhere(actor) },
    data: {
      ...WITHOUT_LEG,
      status: "FC_PENDING",
      stateHash: sha256(secrets.state),
      nonce: secrets.nonce,
      usagerId: null,
      identifiedAt: null,
      updatedAt: now,
    },
  });
  return count === 1 ? { kind: "redirect", url } : { kind: "no-draft" };
}
