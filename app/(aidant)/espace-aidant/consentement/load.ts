import { notFound, redirect } from "next/navigation";
import { requireAidant } from "@/lib/auth/require";
import { consentPaths, type ConsentPaths } from "@/lib/consentement/paths";
import {
  readConversation,
  type Conversation,
  type Expected,
} from "@/lib/consentement/read-conversation";
import type { Ctx } from "@/lib/context.types";
import { currentDraftId } from "@/lib/http/draft-cookie";
import { remoteMethods } from "@/lib/mandat/remote-choice";
import { orLeavePage } from "../mandats/leave";

interface Loaded {
  conversation: Conversation;
  paths: ConsentPaths;
}

/**
 * The conversation of a page, or the page to go to: what follows the consent once it is there. Absent
 * when consents by SMS are not offered (mandats §4.1).
 */
export async function loadConversation(ctx: Ctx, expected: Expected): Promise<Loaded> {
  const actor = await requireAidant(ctx);
  if (!remoteMethods(ctx.settings).includes("SMS")) notFound();
  const draftId = await currentDraftId();
  const conversation = await orLeavePage(readConversation(ctx, actor, draftId, expected));
  const paths = consentPaths(
    conversation ?? { kind: expected.kind === "RENEWAL" ? "RENEWAL" : "NEW", usagerId: null },
  );
  if (!conversation || conversation.status === "OK") redirect(paths.next);
  return { conversation, paths };
}
