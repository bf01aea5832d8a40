import { guardAidant } from "@/lib/auth/guard-route";
import { consentPaths } from "@/lib/consentement/paths";
import { readConversation } from "@/lib/consentement/read-conversation";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { draftIdOf } from "@/lib/http/draft-cookie";

/** Waiting room of the browser's draft: a renewal has its own. Null without a conversation. */
export async function waitingPathOf(ctx: Ctx, request: Request): Promise<string | null> {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return null;
  try {
    const conversation = await readConversation(ctx, actor, draftIdOf(request), { kind: "ANY" });
    return conversation && consentPaths(conversation).waiting;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return null;
  }
}
