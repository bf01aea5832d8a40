import { openAnswer, openOptions, openRefusal } from "@/lib/http/open-data";
import { contextOf } from "@/lib/http/request-context";
import { liveTag, toPayload } from "@/lib/statistiques/live-payload";
import { readLive } from "@/lib/statistiques/read-live";

/** The seven figures for open pages, which ask every five seconds (decision 16). */
export async function GET(request: Request): Promise<Response> {
  const ctx = contextOf(request);
  const live = await readLive(ctx).catch((error: unknown) => {
    ctx.log.error({ err: error }, "the live figures cannot be read");
    return null;
  });
  if (!live) {
    const wait = { "retry-after": "10" };
    return openRefusal(503, "Les chiffres ne sont pas disponibles pour le moment.", wait);
  }
  const body = JSON.stringify(toPayload(live));
  return openAnswer(request, { type: "application/json", body, etag: liveTag(live) });
}

export const OPTIONS = openOptions;
