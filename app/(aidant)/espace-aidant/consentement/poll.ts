import { guardAidant } from "@/lib/auth/guard-route";
import { readConversation, type Expected } from "@/lib/consentement/read-conversation";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { draftIdOf } from "@/lib/http/draft-cookie";
import { privateJson } from "@/lib/http/responses";
import { remoteMethods } from "@/lib/mandat/remote-choice";

/** Absent, foreign and not offered answer alike. */
const absent = (): Response => privateJson({ connectionStatus: null }, 404);

/** What the waiting room asks every 5 s (mandats §4.4.4); a mandat that needs no consent may go on. */
export async function pollConsent(
  ctx: Ctx,
  request: Request,
  expected: Expected,
): Promise<Response> {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return privateJson({ connectionStatus: null }, 401);
  if (!remoteMethods(ctx.settings).includes("SMS")) return absent();
  try {
    const conversation = await readConversation(ctx, actor, draftIdOf(request), expected);
    return privateJson({ connectionStatus: conversation?.status ?? "OK" });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return absent();
  }
}
