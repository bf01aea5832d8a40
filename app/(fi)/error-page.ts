import { redirect } from "next/navigation";
import { DomainError } from "@/lib/errors/domain-error";
import { errorPath } from "@/lib/http/handle";

/** What a screen shows, or the error page that carries the true status (decision 60). */
export async function orErrorPage<T>(reading: Promise<T>): Promise<T> {
  const outcome = await reading.catch((error: unknown) => {
    if (error instanceof DomainError) return error;
    throw error;
  });
  if (outcome instanceof DomainError) redirect(errorPath(outcome));
  return outcome;
}
