import type { Ctx } from "@/lib/context.types";
import { DomainError } from "@/lib/errors/domain-error";
import { DRAFT_COOKIE } from "@/lib/http/draft-cookie";
import { flashCookie } from "@/lib/http/flash";
import type { FlashCode } from "@/lib/http/flash-codes";
import { readFormBody } from "@/lib/http/form-body";
import { seeOther } from "@/lib/http/responses";
import { namesResource, switchOrganisation } from "@/lib/organisation/switch-organisation";
import { guardMember } from "./guard-route";
import { ownPathOr } from "./next-path";
import { HOME_PATH } from "./session-paths";

const BODY_LIMIT = 8_192;

async function fieldsOf(request: Request): Promise<URLSearchParams> {
  const body = await readFormBody(request, BODY_LIMIT);
  return new URLSearchParams(body.kind === "form" ? body.text : "");
}

/** Fields `organisation` and `next_url`; a page that names a record of the former one leads home. */
export async function postSwitch(ctx: Ctx, request: Request): Promise<Response> {
  const actor = await guardMember(ctx, request);
  if (actor instanceof Response) return actor;
  const fields = await fieldsOf(request);
  const answer = (location: string, code: FlashCode): Response => {
    const response = seeOther(location);
    const secure = ctx.settings.APP_URL.startsWith("https:");
    response.headers.append("set-cookie", flashCookie(code, secure));
    return response;
  };
  try {
    await switchOrganisation(ctx, actor, fields.get("organisation") ?? "");
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return answer(HOME_PATH, "organisation-refusee");
  }
  const wanted = ownPathOr(fields.get("next_url"));
  const response = answer(namesResource(wanted) ? HOME_PATH : wanted, "organisation-changee");
  response.headers.append("set-cookie", `${DRAFT_COOKIE}=; Path=/; Max-Age=0`);
  return response;
}
