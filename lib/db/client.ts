import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { connectionOptions } from "./connection.mjs";

export type Database = PrismaClient;

/** @param connectionString address of the application role; @param max size of the pool. */
export function createDatabase(connectionString: string, max = 10): Database {
  return new PrismaClient({
    adapter: new PrismaPg({ ...connectionOptions(connectionString), max }),
  });
}
