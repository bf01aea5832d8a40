import type { Ctx } from "@/lib/context.types";

const UTC = ["UTC", "Etc/UTC"];

/**
 * Whether sessions speak UTC. They ask for it (connection.mjs); a connection pooler that drops their
 * options would leave the server's own zone, and instants would be stored hours away.
 * @throws when the database does not answer
 */
export async function speaksUtc(ctx: Pick<Ctx, "db">): Promise<boolean> {
  const [session] = await ctx.db.$queryRaw<{ zone: string }[]>`
    select current_setting('TimeZone') as zone`;
  return session !== undefined && UTC.includes(session.zone);
}
