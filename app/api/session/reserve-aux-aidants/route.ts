import { HOME_PATH } from "@/lib/auth/session-paths";
import { flashCookie } from "@/lib/http/flash";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** Where a page sends somebody who may not create mandats: a message, then the home. */
export const GET = browserRoute(async (ctx) => {
  const secure = ctx.settings.APP_URL.startsWith("https:");
  return seeOther(HOME_PATH, { "set-cookie": flashCookie("reserve-aux-aidants", secure) });
});
