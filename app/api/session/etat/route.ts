import { sessionOf } from "@/lib/auth/guard-route";
import { sessionTimes } from "@/lib/auth/session-times";
import { browserRoute } from "@/lib/http/handle";
import { privateJson } from "@/lib/http/responses";

/** Times of the session, for the warning dialog; asking is no activity. */
export const GET = browserRoute(async (ctx, request) => {
  const reading = await sessionOf(ctx, request);
  return privateJson(sessionTimes(reading, ctx.clock.now()), reading.state === "live" ? 200 : 401);
});
