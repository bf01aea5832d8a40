import { cookieOf } from "@/lib/auth/request-cookie";
import { readSession, SESSION_COOKIE } from "@/lib/auth/session";
import { sessionTimes } from "@/lib/auth/session-times";
import { browserRoute } from "@/lib/http/handle";
import { privateJson } from "@/lib/http/responses";

/** « Rester connecté »: an act of the user, so it counts as activity. */
export const POST = browserRoute(async (ctx, request) => {
  const reading = await readSession(ctx, cookieOf(request, SESSION_COOKIE), { slide: true });
  return privateJson(sessionTimes(reading, ctx.clock.now()), reading.state === "live" ? 200 : 401);
});
