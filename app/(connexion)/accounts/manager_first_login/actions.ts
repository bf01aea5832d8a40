"use server";
import { redirect } from "next/navigation";
import { defineAction } from "@/lib/actions/define-action";
import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";
import {
  askFirstConnection,
  askFirstConnectionSchema,
  type AskFirstConnectionInput,
} from "@/lib/premiere-connexion/ask";
import { FIRST_LOGIN_SENT_PATH } from "@/lib/premiere-connexion/paths";

/** A pause is an answer of its own, with its status. */
async function run(ctx: Ctx, _visitor: null, input: AskFirstConnectionInput): Promise<void> {
  try {
    await askFirstConnection(ctx, input);
  } catch (error) {
    if (error instanceof DomainError) redirect(errorPath(error));
    throw error;
  }
}

export const askFirstConnectionAction = defineAction({
  // open to anybody: what matches the file decides, later and elsewhere
  actor: () => Promise.resolve(null),
  schema: askFirstConnectionSchema,
  run,
  onSuccess: () => redirect(FIRST_LOGIN_SENT_PATH),
});
