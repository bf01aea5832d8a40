import { downloadTraining } from "@/lib/attestation-formation/download-training";
import { guardMember } from "@/lib/auth/guard-route";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { browserRoute } from "@/lib/http/handle";
import { trainingAnswer } from "@/lib/http/training-answer";

/** « Attestation de formation » of oneself. */
export const GET = browserRoute(async (ctx, request) => {
  const actor = await guardMember(ctx, request);
  if (actor instanceof Response) return actor;
  const pages = { pending: HOME_PATH, refused: HOME_PATH };
  return trainingAnswer(ctx, downloadTraining(ctx, actor, actor.userId), pages);
});
