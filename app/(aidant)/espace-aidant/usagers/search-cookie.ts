import { cookies } from "next/headers";

const NAME = "ac-usagers-recherche";
const PATH = "/espace-aidant/usagers";
const SECONDS = 300;

/** `Set-Cookie` value that keeps what was searched a few minutes, in this organisation only. */
export function usagerSearchCookie(organisationId: string, term: string, secure: boolean): string {
  const value = `${organisationId}.${Buffer.from(term, "utf8").toString("base64url")}`;
  const life = term === "" ? 0 : SECONDS;
  return `${NAME}=${value}; Path=${PATH}; Max-Age=${String(life)}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** What was searched in this organisation, or nothing. */
export async function searchedUsager(organisationId: string): Promise<string> {
  const [scope, term = ""] = ((await cookies()).get(NAME)?.value ?? "").split(".");
  return scope === organisationId ? Buffer.from(term, "base64url").toString("utf8") : "";
}
