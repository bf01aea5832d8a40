import type { Ctx } from "@/lib/context.types";
import { DRAFT_COOKIE } from "@/lib/http/draft-cookie";
import { flashCookie } from "@/lib/http/flash";
import { seeOther } from "@/lib/http/responses";
import { FORGET_SEARCH } from "@/lib/http/search-cookie";
import { FORGET_STAFF_SEARCHES } from "@/lib/http/staff-search-cookie";
import { FORGET_USAGER_SEARCH } from "@/lib/http/usager-search-cookie";
import { sessionOf } from "./guard-route";
import { hostCookie } from "./request-cookie";
import { LOGIN_PATH, SESSION_COOKIE } from "./session-paths";
import { signOut } from "./sign-out";

/** « Se déconnecter » (auth-referent §2.9): ends the session and has the browser forget the pages. */
export async function postSignOut(ctx: Ctx, request: Request): Promise<Response> {
  const reading = await sessionOf(ctx, request);
  if (reading.state !== "live") return seeOther(LOGIN_PATH);
  await signOut(ctx, reading.session);
  const response = seeOther("/", {
    "clear-site-data": '"cache", "storage"',
    "cache-control": "no-store",
  });
  const secure = ctx.settings.APP_URL.startsWith("https:");
  response.headers.append("set-cookie", hostCookie(SESSION_COOKIE, "", 0));
  response.headers.append("set-cookie", `${DRAFT_COOKIE}=; Path=/; Max-Age=0`);
  response.headers.append("set-cookie", FORGET_SEARCH);
  response.headers.append("set-cookie", FORGET_USAGER_SEARCH);
  for (const line of FORGET_STAFF_SEARCHES) response.headers.append("set-cookie", line);
  response.headers.append("set-cookie", flashCookie("deconnecte", secure));
  return response;
}
