import { cookies } from "next/headers";

const SEARCH_COOKIE = "ac-fi-recherche";
const SCREEN = "/authorize";
const SECONDS = 300;

/**
 * `Set-Cookie` value that keeps what was searched on a screen: a name never travels in an address
 * (franceconnect §3.3). Bound to one connection; an empty term forgets it.
 */
export const searchCookie = (connectionId: string, term: string, secure: boolean): string => {
  const value = `${connectionId}.${Buffer.from(term, "utf8").toString("base64url")}`;
  const life = term === "" ? 0 : SECONDS;
  return `${SEARCH_COOKIE}=${value}; Path=${SCREEN}; Max-Age=${String(life)}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
};

/** `Set-Cookie` value that forgets it, at sign-out. */
export const FORGET_SEARCH = `${SEARCH_COOKIE}=; Path=${SCREEN}; Max-Age=0`;

/** What was searched for this connection, or nothing. */
export async function searchedTerm(connectionId: string | undefined): Promise<string> {
  const [id = "", term = ""] = ((await cookies()).get(SEARCH_COOKIE)?.value ?? "").split(".");
  return id !== "" && id === connectionId ? Buffer.from(term, "base64url").toString("utf8") : "";
}
