import { HOME_PATH } from "@/lib/auth/session-paths";
import { flashCookie } from "@/lib/http/flash";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** Where a page sends somebody whom it is not for: a message, then the home. */
export const GET = browserRoute(async (ctx, request) => {
  const isReferents = new URL(request.url).searchParams.get("espace") === "referent";
  const flash = isReferents ? "reserve-aux-referents" : "reserve-aux-aidants";
  const secure = ctx.settings.APP_URL.startsWith("https:");
  return seeOther(HOME_PATH, { "set-cookie": flashCookie(flash, secure) });
});
