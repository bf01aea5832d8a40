import type { StaffRole } from "@/lib/administration/roles";
import { cleanSearch } from "@/lib/administration/journaled-read";
import { guardStaff } from "@/lib/auth/guard-route";
import { readFormBody } from "./form-body";
import { browserRoute } from "./handle";
import { seeOther } from "./responses";
import { staffSearchCookie, type StaffList } from "./staff-search-cookie";

const MAX_BODY = 4 * 1024;

/** Makes the handler that a search form of /administration/ posts to: remembered, then the list. */
export const staffSearchRoute = (list: StaffList, role: StaffRole = "TECHNICAL") =>
  browserRoute(async (ctx, request) => {
    const actor = await guardStaff(ctx, request, role);
    if (actor instanceof Response) return actor;
    const body = await readFormBody(request, MAX_BODY);
    if (body.kind === "too-large") return new Response(null, { status: 413 });
    const form = new URLSearchParams(body.kind === "form" ? body.text : "");
    const term = form.has("effacer") ? "" : cleanSearch(form.get("recherche") ?? "");
    const secure = ctx.settings.APP_URL.startsWith("https:");
    return seeOther(`/administration/${list}/`, {
      "set-cookie": staffSearchCookie(list, actor.sessionId, term, secure),
    });
  });
