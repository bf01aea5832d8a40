import { HOME_PATH, REFERENT_PATH } from "@/lib/auth/session-paths";
import { flashCookie } from "@/lib/http/flash";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

const REFUSALS = {
  referent: { flash: "reserve-aux-referents", location: HOME_PATH },
  moyen: { flash: "moyen-de-connexion-requis", location: REFERENT_PATH },
  aidant: { flash: "reserve-aux-aidants", location: HOME_PATH },
} as const;

/** Where a page sends somebody whom it is not for: a message, then the home. */
export const GET = browserRoute(async (ctx, request) => {
  const space = new URL(request.url).searchParams.get("espace");
  const { flash, location } =
    REFUSALS[space === "referent" || space === "moyen" ? space : "aidant"];
  const secure = ctx.settings.APP_URL.startsWith("https:");
  return seeOther(location, { "set-cookie": flashCookie(flash, secure) });
});
