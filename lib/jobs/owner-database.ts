import type { Ctx } from "@/lib/context.types";
import { createDatabase } from "@/lib/db/client";

/** One transaction at a time, and its lock. */
const CONNECTIONS = 2;

/** The same context with the owner's rights: for the sealer only, never to serve a request. */
export function asOwner(ctx: Ctx, ownerUrl: string): Ctx {
  return { ...ctx, db: createDatabase(ownerUrl, CONNECTIONS) };
}
