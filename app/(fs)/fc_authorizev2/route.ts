import { guardAidant } from "@/lib/auth/guard-route";
import { beginFcLogin } from "@/lib/franceconnect/fs/begin-login";
import { fcClientOf } from "@/lib/franceconnect/fs/openid-client-adapter";
import { draftIdOf } from "@/lib/http/draft-cookie";
import { browserRoute } from "@/lib/http/handle";
import { FORM_PATH, plainly, WAITING_PATH, withFlash } from "../answers";

export { refuseHead as HEAD } from "../guard";

/**
 * Next follows a form's redirection on the server before giving it to the browser: only the browser's
 * own navigation leaves, anything else has no effect. Absent in old browsers.
 */
const isNavigation = (request: Request): boolean =>
  (request.headers.get("sec-fetch-mode") ?? "navigate") === "navigate";

/** Departure to FranceConnect, where the usager identifies (franceconnect §2.1). */
export const GET = browserRoute(async (ctx, request) => {
  if (!isNavigation(request)) return new Response(null, { status: 204 });
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const begun = await beginFcLogin(ctx, actor, draftIdOf(request), fcClientOf(ctx));
  switch (begun.kind) {
    case "redirect":
      return plainly(begun.url);
    case "consent-awaited":
      return withFlash(ctx, WAITING_PATH, "consentement-attendu");
    case "no-draft":
      return withFlash(ctx, FORM_PATH, "brouillon-absent");
    case "unavailable":
      return withFlash(ctx, FORM_PATH, "fc-erreur");
  }
});
