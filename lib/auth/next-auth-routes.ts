import type { Ctx } from "@/lib/context.types";
import { privateJson, seeOther } from "@/lib/http/responses";
import { sessionOf } from "./guard-route";
import { linkPage } from "./link";

/**
 * What remains of next-auth's addresses. Its callback leads to our page with the button, because only
 * a POST of a person consumes a link; its session answer holds the few fields that a browser may know.
 */
export async function answerNextAuth(
  ctx: Ctx,
  request: Request,
  action: string,
): Promise<Response> {
  if (action === "callback/email") {
    const token = new URL(request.url).searchParams.get("token") ?? "";
    return seeOther(linkPage(token));
  }
  if (action !== "session") return new Response(null, { status: 404 });
  const reading = await sessionOf(ctx, request);
  if (reading.state !== "live") return privateJson(null);
  const { session } = reading;
  return privateJson({
    user: {
      name: session.fullName,
      canCreateMandats: session.canCreateMandats,
      isReferent: session.isReferent,
    },
    organisation: session.organisationName,
    endsAt: session.endsAt.toISOString(),
    expires: session.expires.toISOString(),
  });
}
