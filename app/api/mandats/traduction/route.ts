import { guardAidant } from "@/lib/auth/guard-route";
import { DomainError } from "@/lib/errors/domain-error";
import { readFormBody } from "@/lib/http/form-body";
import { browserRoute } from "@/lib/http/handle";
import { readTranslation } from "@/lib/traduction/read-translations";

const MAX_BODY = 4 * 1024;
const HEADERS = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

/** Answers the POST of /espace-aidant/creation_mandat/traduction/ (middleware.ts leads it here). */
export const POST = browserRoute(async (ctx, request) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const body = await readFormBody(request, MAX_BODY);
  const lang = body.kind === "form" ? new URLSearchParams(body.text).get("lang_code") : null;
  try {
    const { language, html } = await readTranslation(ctx, actor, lang ?? "");
    const fragment = `<div lang="${language.lang}" dir="${language.dir}">${html}</div>`;
    return new Response(fragment, { headers: HEADERS });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return new Response("", { status: 404, headers: HEADERS });
  }
});
