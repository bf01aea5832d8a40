import { downloadTraining } from "@/lib/attestation-formation/download-training";
import { guardReferent } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { trainingAnswer } from "@/lib/http/training-answer";

/** « Télécharger l'attestation de formation » of a member. */
export const GET = browserRoute<{ userId: string }>(async (ctx, request, { userId }) => {
  const actor = await guardReferent(ctx, request);
  if (actor instanceof Response) return actor;
  return trainingAnswer(ctx, downloadTraining(ctx, actor, userId), {
    pending: `/espace-referent/aidant/${userId}/`,
    refused: "/espace-referent/aidants/",
  });
});
