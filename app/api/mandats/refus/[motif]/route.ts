import { waitingPathOf } from "@/app/(aidant)/espace-aidant/consentement/waiting-path";
import { wayOf } from "@/app/(aidant)/espace-aidant/mandats/leave";
import { HOME_PATH } from "@/lib/auth/session-paths";
import { flashCookie } from "@/lib/http/flash";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** Where a page sends somebody whose mandat, usager or draft is not to be had: a message, then on. */
export const GET = browserRoute<{ motif: string }>(async (ctx, request, { motif }) => {
  const way = wayOf(motif);
  if (!way) return seeOther(HOME_PATH);
  const location = way.flash === "consentement-attendu" && (await waitingPathOf(ctx, request));
  const secure = ctx.settings.APP_URL.startsWith("https:");
  return seeOther(location || way.location, { "set-cookie": flashCookie(way.flash, secure) });
});
