import { guardAidant } from "@/lib/auth/guard-route";
import { completeFcLogin } from "@/lib/franceconnect/fs/complete-login";
import { fcClientOf } from "@/lib/franceconnect/fs/openid-client-adapter";
import { browserRoute } from "@/lib/http/handle";
import { FAILURE_FLASH, FORM_PATH, plainly, withDraft, withFlash } from "../answers";

/** A lost session comes back to the form: the code and the state do not travel through the login. */
const guardFromForm = (ctx: Parameters<typeof guardAidant>[0], request: Request) =>
  guardAidant(ctx, new Request(new URL(FORM_PATH, ctx.settings.APP_URL), request));

/** Return from FranceConnect (franceconnect §2.3). */
export const GET = browserRoute(async (ctx, request) => {
  const actor = await guardFromForm(ctx, request);
  if (actor instanceof Response) return actor;
  const query = new URL(request.url).searchParams;
  const completed = await completeFcLogin(ctx, actor, query, fcClientOf(ctx));
  if (completed.kind === "identified") {
    return withDraft(ctx, completed.logoutUrl, completed.draftId);
  }
  const { failure, logoutUrl } = completed;
  if (logoutUrl !== null) return plainly(logoutUrl);
  return withFlash(ctx, FORM_PATH, FAILURE_FLASH[failure]);
});
