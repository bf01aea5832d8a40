import { pdfAnswer } from "@/app/(aidant)/espace-aidant/mandats/pdf-answer";
import { orRefusal } from "@/app/(aidant)/espace-aidant/mandats/refusal";
import { guardAidant } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { downloadRevocation } from "@/lib/mandat/download-revocation";

type Named = { usagerId: string; autorisationId: string };

/** PDF of the attestation of revocation of one autorisation. */
export const GET = browserRoute<Named>(async (ctx, request, { usagerId, autorisationId }) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const named = { usagerId, autorisationId };
  const download = await orRefusal(ctx, actor, downloadRevocation(ctx, actor, named));
  if (download instanceof Response) return download;
  const page = `/espace-aidant/usagers/${usagerId}/autorisations/${autorisationId}/cancel_attestation`;
  return pdfAnswer(download, page);
});
