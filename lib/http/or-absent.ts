import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { findLiveSession } from "@/lib/auth/require";
import { entryOf, type ErrorCode } from "@/lib/errors/catalogue";
import { DomainError } from "@/lib/errors/domain-error";
import { logRefusal } from "@/lib/errors/log-refusal";
import { PATH_HEADER } from "./flash-codes";
import { requestContext } from "./request-context";

/** Who asked for what, without its query (auth-referent §1.6). */
async function logAbsent(error: DomainError): Promise<void> {
  const ctx = await requestContext();
  const path = (await headers()).get(PATH_HEADER)?.split("?")[0];
  logRefusal(ctx, error, await findLiveSession(ctx), path);
}

/**
 * Data of a page; what is refused with 404 is logged, and is the page that does not exist. By a redirect:
 * what Next renders for `notFound` in a page is empty without script.
 */
export async function orAbsent<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DomainError && entryOf(error.code).status === 404) {
      await logAbsent(error);
      redirect("/erreur/404");
    }
    throw error;
  }
}

/** The absent page, for what is refused before anything is read. @param code one of the status 404 */
export const refuseAbsent = (code: ErrorCode): Promise<never> =>
  orAbsent<never>(Promise.reject(new DomainError(code)));
