import { guardAidant } from "@/lib/auth/guard-route";
import type { Ctx } from "@/lib/context.types";
import { FORM_PATH } from "./answers";

/** A lost session comes back to the form: no code nor state travels through the login. */
export const guardFromForm = (ctx: Ctx, request: Request) =>
  guardAidant(ctx, new Request(new URL(FORM_PATH, ctx.settings.APP_URL), request));

/** Next would run GET: a scanner or a preview would begin a connection or use its state up. */
export const refuseHead = (): Response =>
  new Response(null, { status: 405, headers: { allow: "GET" } });
