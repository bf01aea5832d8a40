import { finishFcLogout } from "@/lib/franceconnect/fs/finish-logout";
import { browserRoute } from "@/lib/http/handle";
import { FAILURE_FLASH, FORM_PATH, HOME_PATH, RECAP_PATH, withDraft, withFlash } from "../answers";
import { guardFromForm } from "../guard";

export { refuseHead as HEAD } from "../guard";

/** Return from FranceConnect's logout, towards the recap (decision 65). */
export const GET = browserRoute(async (ctx, request) => {
  const actor = await guardFromForm(ctx, request);
  if (actor instanceof Response) return actor;
  const states = new URL(request.url).searchParams.getAll("state");
  const finished = await finishFcLogout(
    ctx,
    actor,
    states.length === 1 ? (states[0] ?? null) : null,
  );
  switch (finished.kind) {
    case "recap":
      return withDraft(ctx, RECAP_PATH, finished.draftId);
    case "failed":
      return withFlash(ctx, FORM_PATH, FAILURE_FLASH[finished.failure]);
    case "no-draft":
      return withFlash(ctx, FORM_PATH, "brouillon-absent");
    case "not-identified":
      return withFlash(ctx, HOME_PATH, "fc-erreur");
  }
});
