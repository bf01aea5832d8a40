import { guardMember } from "@/lib/auth/guard-route";
import { ownPathOr } from "@/lib/auth/next-path";
import type { Ctx } from "@/lib/context.types";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { flashCookie } from "@/lib/http/flash";
import { readFormBody } from "@/lib/http/form-body";
import { privateJson, seeOther } from "@/lib/http/responses";
import { markNotification } from "@/lib/notification/mark-notification";

/** An address and two words are far below. */
const MAX_BODY = 4 * 1024;

/** For scripts: 200 with the new state, 401 when signed out, or the status of the refusal. */
export async function markForScript(
  ctx: Ctx,
  request: Request,
  mark: { id: string; read: boolean },
): Promise<Response> {
  const actor = await guardMember(ctx, request);
  if (actor instanceof Response) return privateJson({ code: "SIGNED_OUT" }, 401);
  try {
    await markNotification(ctx, actor, mark);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logRefusal(ctx, error, actor);
    return privateJson({ code: error.code }, entryOf(error.code).status);
  }
  return privateJson({ state: mark.read ? "read" : "unread" });
}

/** For a form: back to its page with a message; a refusal has the error page. */
async function markForForm(ctx: Ctx, request: Request, id: string, fields: URLSearchParams) {
  const actor = await guardMember(ctx, request);
  if (actor instanceof Response) return actor;
  const read = fields.get("etat") === "lu";
  await markNotification(ctx, actor, { id, read });
  const secure = ctx.settings.APP_URL.startsWith("https:");
  const flash = flashCookie(read ? "message-masque" : "message-affiche", secure);
  return seeOther(ownPathOr(fields.get("retour")), { "set-cookie": flash });
}

/** POST: « unread » for a script; a form, which can only post, says the state it wants in `etat`. */
export async function answerPost(ctx: Ctx, request: Request, id: string): Promise<Response> {
  const body = await readFormBody(request, MAX_BODY);
  if (body.kind === "too-large") return new Response(null, { status: 413 });
  const fields = new URLSearchParams(body.kind === "form" ? body.text : "");
  return fields.has("etat")
    ? markForForm(ctx, request, id, fields)
    : markForScript(ctx, request, { id, read: false });
}
