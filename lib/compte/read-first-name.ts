import type { MemberActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";

/** First name of the signed-in person, to greet them. */
export async function readFirstName(ctx: Pick<Ctx, "db">, actor: MemberActor): Promise<string> {
  const { firstName } = await ctx.db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { firstName: true },
  });
  return firstName;
}
