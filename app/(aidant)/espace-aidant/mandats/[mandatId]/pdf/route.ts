import { guardAidant } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { downloadAttestation } from "@/lib/mandat/download-attestation";
import { pdfAnswer } from "../../pdf-answer";
import { orRefusal } from "../../refusal";

/** « Télécharger le PDF »; the page of the mandat says when it is not there yet or was altered. */
export const GET = browserRoute<{ mandatId: string }>(async (ctx, request, { mandatId }) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const download = await orRefusal(ctx, actor, downloadAttestation(ctx, actor, mandatId));
  if (download instanceof Response) return download;
  return pdfAnswer(download, `/espace-aidant/mandats/${mandatId}/visualisation`);
});
