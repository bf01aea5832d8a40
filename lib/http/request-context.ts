import { headers } from "next/headers";
import { buildContext } from "@/lib/context";
import type { Ctx } from "@/lib/context.types";
import { originOf } from "./origin";

/** The context of the request being served, for pages and server actions. */
export async function requestContext(): Promise<Ctx> {
  const received = await headers();
  return buildContext(originOf((name) => received.get(name)));
}

/** The same for a route handler. */
export const contextOf = (request: Request): Ctx =>
  buildContext(originOf((name) => request.headers.get(name)));
