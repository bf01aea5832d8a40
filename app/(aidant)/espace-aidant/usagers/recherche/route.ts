import { readView, viewHref } from "@/components/usager/list-view";
import { guardAidant } from "@/lib/auth/guard-route";
import { readFormBody } from "@/lib/http/form-body";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { usagerSearchCookie } from "@/lib/http/usager-search-cookie";
import { cleanTerm } from "@/lib/mandat/list-usagers";

/** A term of 100 characters and the name of a tab are far below. */
const MAX_BODY = 4 * 1024;

/** Search of « Mes mandats »: remembered by the browser for a few minutes, never in an address. */
export const POST = browserRoute(async (ctx, request) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const body = await readFormBody(request, MAX_BODY);
  if (body.kind === "too-large") return new Response(null, { status: 413 });
  const form = new URLSearchParams(body.kind === "form" ? body.text : "");
  const term = form.has("effacer") ? "" : cleanTerm(form.get("recherche") ?? "");
  const secure = ctx.settings.APP_URL.startsWith("https:");
  const cookie = { "set-cookie": usagerSearchCookie(actor, term, secure) };
  // The page that searches while its user types shows the list again by itself.
  const scripted = request.headers.get("accept") === "application/json";
  if (scripted) return new Response(null, { status: 204, headers: cookie });
  return seeOther(viewHref({ ...readView(form), page: 1 }), cookie);
});

/** An address typed by hand. */
export const GET = browserRoute(async () => seeOther("/espace-aidant/usagers/"));
