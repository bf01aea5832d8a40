import { guardAidant } from "@/lib/auth/guard-route";
import { flashCookie } from "@/lib/http/flash";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { downloadProof } from "@/lib/mandat/download-proof";
import { orRefusal } from "../../refusal";

const MESSAGES = { pending: "preuve-en-attente", altered: "preuve-incoherente" } as const;

/** « Télécharger la preuve d'inscription au journal »; the mandat's page says why when there is none. */
export const GET = browserRoute<{ mandatId: string }>(async (ctx, request, { mandatId }) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const download = await orRefusal(ctx, actor, downloadProof(ctx, actor, mandatId));
  if (download instanceof Response) return download;
  if (download.state !== "ready") {
    const secure = ctx.settings.APP_URL.startsWith("https:");
    return seeOther(`/espace-aidant/mandats/${mandatId}/visualisation`, {
      "set-cookie": flashCookie(MESSAGES[download.state], secure),
    });
  }
  return new Response(download.content, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${download.fileName}"`,
      "cache-control": "private, no-store",
    },
  });
});
