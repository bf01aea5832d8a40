import { notFound } from "next/navigation";
import { entryOf } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";

/** Data of a page; what is refused with 404 is the page that does not exist. */
export async function orAbsent<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && entryOf(error.code).status === 404) notFound();
    throw error;
  }
}
