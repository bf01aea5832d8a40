import { qrSvg } from "@/components/mandat/attestation/qr-svg";
import { guardAidant } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { readQrPayload } from "@/lib/mandat/read-qr-payload";
import { orRefusal } from "../../../mandats/refusal";
import { svgImage } from "../svg-image";

/** QR code of a mandat, for those who may see the mandat. */
export const GET = browserRoute<{ mandatId: string }>(async (ctx, request, { mandatId }) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const payload = await orRefusal(ctx, actor, readQrPayload(ctx, actor, mandatId));
  return payload instanceof Response ? payload : svgImage(qrSvg(payload));
});
