import type { Ctx } from "@/lib/context.types";
import { ProtocolError } from "@/lib/errors/protocol-error";
import { contextOf } from "./request-context";
import { privateJson } from "./responses";

type MachineHandler = (ctx: Ctx, request: Request) => Promise<Response>;

const NO_CACHE = { pragma: "no-cache", "referrer-policy": "no-referrer" };

function refusal(ctx: Ctx, error: ProtocolError): Response {
  ctx.log.warn(
    { status: error.status, refusal: error.error, reason: error.description },
    "refused",
  );
  const body = { error: error.error, error_description: error.description };
  return privateJson(body, error.status, { ...NO_CACHE, ...error.headers });
}

/**
 * Wraps a route handler that only servers reach: refusals are JSON of the protocol, a failure is a 500
 * that says nothing else. Neither the request nor the answer is logged.
 */
export const machineRoute =
  (handler: MachineHandler) =>
  async (request: Request): Promise<Response> => {
    const ctx = contextOf(request);
    try {
      return await handler(ctx, request);
    } catch (error) {
      if (error instanceof ProtocolError) return refusal(ctx, error);
      const stack = error instanceof Error ? error.stack : "";
      ctx.log.error({ stack }, "machine endpoint failed");
      return privateJson({ error: "server_error" }, 500, NO_CACHE);
    }
  };

/** Answer of a machine endpoint to the methods that it does not know. */
export const notAllowed = (allow: string) =>
  machineRoute(() =>
    Promise.reject(new ProtocolError(405, "invalid_request", "method not allowed", { allow })),
  );
