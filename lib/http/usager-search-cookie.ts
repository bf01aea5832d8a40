import { cookies } from "next/headers";

const NAME = "ac-usagers-recherche";
const PATH = "/espace-aidant/usagers";
const SECONDS = 300;

interface Scope {
  sessionId: string;
  organisationId: string;
}

const scopeOf = ({ sessionId, organisationId }: Scope): string => `${sessionId}~${organisationId}`;

/**
 * `Set-Cookie` value that keeps what was searched a few minutes, for this session in this organisation
 * only: the next person of a shared computer does not find it.
 */
export function usagerSearchCookie(scope: Scope, term: string, secure: boolean): string {
  const value = `${scopeOf(scope)}.${Buffer.from(term, "utf8").toString("base64url")}`;
  const life = term === "" ? 0 : SECONDS;
  return `${NAME}=${value}; Path=${PATH}; Max-Age=${String(life)}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** `Set-Cookie` value that forgets it, at sign-out. */
export const FORGET_USAGER_SEARCH = `${NAME}=; Path=${PATH}; Max-Age=0`;

/** What was searched in this session and organisation, or nothing. */
export async function searchedUsager(scope: Scope): Promise<string> {
  const [owner, term = ""] = ((await cookies()).get(NAME)?.value ?? "").split(".");
  return owner === scopeOf(scope) ? Buffer.from(term, "base64url").toString("utf8") : "";
}
