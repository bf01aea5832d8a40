import type { Ctx } from "@/lib/context.types";
import type { MemberMeans } from "./list-members";

/** Means of connection of a person whom the caller has read as a member of the actor's organisation. */
export async function readMemberMeans(ctx: Pick<Ctx, "db">, userId: string): Promise<MemberMeans> {
  const devices = await ctx.db.otpDevice.findMany({ where: { userId } });
  const card = devices.find(({ kind }) => kind === "CARD");
  return {
    card: card === undefined ? "none" : card.confirmedAt === null ? "unconfirmed" : "confirmed",
    hasApp: devices.some(({ kind, confirmedAt }) => kind === "APP" && confirmedAt !== null),
  };
}
