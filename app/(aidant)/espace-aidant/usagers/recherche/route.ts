import { listHref, tabNamed } from "@/components/usager/tabs";
import { guardAidant } from "@/lib/auth/guard-route";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { cleanTerm } from "@/lib/mandat/list-usagers";
import { usagerSearchCookie } from "../search-cookie";

const textOf = (value: FormDataEntryValue | null): string =>
  typeof value === "string" ? value : "";

/** Search of « Mes mandats »: remembered by the browser for a few minutes, never in an address. */
export const POST = browserRoute(async (ctx, request) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const form = await request.formData().catch(() => new FormData());
  const term = form.has("effacer") ? "" : cleanTerm(textOf(form.get("recherche")));
  const secure = ctx.settings.APP_URL.startsWith("https:");
  return seeOther(listHref(tabNamed(textOf(form.get("onglet"))).name), {
    "set-cookie": usagerSearchCookie(actor.organisationId, term, secure),
  });
});

/** An address typed by hand. */
export const GET = browserRoute(async () => seeOther("/espace-aidant/usagers/"));
