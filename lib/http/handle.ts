import type { Ctx } from "@/lib/context.types";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { contextOf } from "./request-context";
import { seeOther } from "./responses";

type Handler<P> = (ctx: Ctx, request: Request, params: P) => Promise<Response>;

/**
 * Wraps a route handler that people's browsers reach: a refusal becomes a redirect to the error page
 * that carries its true status (decision 60). Anything unexpected is thrown to Next, which answers 500.
 */
export function browserRoute<P = Record<string, never>>(handler: Handler<P>) {
  return async (request: Request, route: { params: Promise<P> }): Promise<Response> => {
    const ctx = contextOf(request);
    try {
      return await handler(ctx, request, await route.params);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      logRefusal(ctx, error);
      return seeOther(errorPath(error));
    }
  };
}

/** Address of the page of a refusal; the reason is a code of the catalogue, never a text. */
export function errorPath(error: DomainError): string {
  const query = new URLSearchParams({ motif: error.code });
  const wait = error.options.retryAfterSeconds;
  if (wait !== undefined) query.set("attente", String(Math.ceil(wait)));
  return `/erreur/${String(entryOf(error.code).status)}?${query.toString()}`;
}
