import { guardAidant } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { downloadRevocation } from "@/lib/mandat/download-revocation";
import { pdfAnswer } from "../../../pdf-answer";
import { orRefusal } from "../../../refusal";

/** PDF of the attestation of revocation of a mandat. */
export const GET = browserRoute<{ mandatId: string }>(async (ctx, request, { mandatId }) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const download = await orRefusal(ctx, actor, downloadRevocation(ctx, actor, { mandatId }));
  if (download instanceof Response) return download;
  return pdfAnswer(download, `/espace-aidant/mandats/${mandatId}/attestation_de_revocation`);
});
