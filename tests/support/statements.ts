import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll } from "vitest";
import { connectionOptions } from "@/lib/db/connection.mjs";
import { PrismaClient } from "@/lib/generated/prisma/client";
import type { TestContext } from "./context";

const OUTSIDE = /^(BEGIN|COMMIT|ROLLBACK)/i;

/** A context on the same data that tells how many SQL statements some work sends. */
export function countingContext(ctx: TestContext): {
  ctx: TestContext;
  statementsOf: (work: () => Promise<unknown>) => Promise<number>;
} {
  let sent = 0;
  const db = new PrismaClient({
    adapter: new PrismaPg({ ...connectionOptions(ctx.settings.DATABASE_URL), max: 2 }),
    log: [{ emit: "event", level: "query" }],
  });
  db.$on("query", ({ query }) => {
    if (!OUTSIDE.test(query)) sent += 1;
  });
  afterAll(() => db.$disconnect());
  return {
    ctx: { ...ctx, db },
    statementsOf: async (work) => {
      sent = 0;
      await work();
      return sent;
    },
  };
}
