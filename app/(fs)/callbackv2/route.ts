import { completeFcLogin } from "@/lib/franceconnect/fs/complete-login";
import { fcClientOf } from "@/lib/franceconnect/fs/openid-client-adapter";
import { browserRoute } from "@/lib/http/handle";
import { FAILURE_FLASH, FORM_PATH, plainly, withDraft, withFlash } from "../answers";
import { guardFromForm } from "../guard";

export { refuseHead as HEAD } from "../guard";

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
