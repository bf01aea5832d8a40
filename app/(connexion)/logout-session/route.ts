import { sessionOf } from "@/lib/auth/guard-route";
import { postSignOut } from "@/lib/auth/post-sign-out";
import { LOGIN_PATH } from "@/lib/auth/session-paths";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** A link or an image never signs out: the confirmation page holds the button. */
export const GET = browserRoute(async (ctx, request) => {
  const { state } = await sessionOf(ctx, request);
  return seeOther(state === "live" ? "/logout-session/confirmation/" : LOGIN_PATH);
});

export const POST = browserRoute(postSignOut);
