import type { AidantActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import { advanceConnection, getLiveConnection, OPEN_STATUSES } from "./connection";
import { errorRedirect } from "./redirects";

/**
 * The aidant gives up: FranceConnect shows its list of providers again (franceconnect §3.3). A second
 * click gets the same answer.
 * @throws FI_CONNECTION_REFUSED, FI_CONNECTION_EXPIRED
 * @returns the address to send the browser to.
 */
export async function cancelConnection(
  ctx: Ctx,
  actor: AidantActor,
  connectionId: string | undefined,
): Promise<string> {
  const statuses = [...OPEN_STATUSES, "CANCELLED"] as const;
  const connection = await getLiveConnection(ctx, actor, connectionId, statuses);
  if (connection.status !== "CANCELLED") {
    await advanceConnection(ctx, actor, connection.id, { status: "CANCELLED" });
  }
  return errorRedirect(ctx.settings, connection, {
    error: "access_denied",
    description: "cancelled by the aidant",
  });
}
