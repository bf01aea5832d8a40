import { VOID_PAYLOAD } from "@/components/mandat/attestation/qr-props";
import { qrSvg } from "@/components/mandat/attestation/qr-svg";
import { guardAidant } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { svgImage } from "./svg-image";

/** The picture of a document without value. */
export const GET = browserRoute(async (ctx, request) => {
  const actor = await guardAidant(ctx, request);
  return actor instanceof Response ? actor : svgImage(qrSvg(VOID_PAYLOAD));
});
