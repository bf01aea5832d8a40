import { Prisma } from "@/lib/generated/prisma/client";

interface DriverCause {
  originalCode?: string;
}

/** SQLSTATE that PostgreSQL gave for this error, when it came from a constraint or a trigger. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  if (error.code === "P2002") return "23505";
  const meta = error.meta as { driverAdapterError?: { cause?: DriverCause } } | undefined;
  return meta?.driverAdapterError?.cause?.originalCode;
}

export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === "23505";
export const isExclusionViolation = (error: unknown): boolean => sqlState(error) === "23P01";
