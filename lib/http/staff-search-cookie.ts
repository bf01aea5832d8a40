import { cookies } from "next/headers";

/** Lists of /administration/ that are searched by the name of a person. */
export type StaffList = "mandats" | "usagers" | "comptes";

const PATH = "/administration";
const SECONDS = 600;
const nameOf = (list: StaffList): string => `ac-admin-${list}`;

/** `Set-Cookie` value that keeps a search a few minutes, for this session: no name in an address. */
export function staffSearchCookie(
  list: StaffList,
  sessionId: string,
  term: string,
  secure: boolean,
): string {
  const value = `${sessionId}.${Buffer.from(term, "utf8").toString("base64url")}`;
  const life = term === "" ? 0 : SECONDS;
  return `${nameOf(list)}=${value}; Path=${PATH}; Max-Age=${String(life)}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** `Set-Cookie` values that forget them, at sign-out. */
export const FORGET_STAFF_SEARCHES = (["mandats", "usagers", "comptes"] as const).map(
  (list) => `${nameOf(list)}=; Path=${PATH}; Max-Age=0`,
);

/** What was searched in this session, or nothing. */
export async function staffSearch(list: StaffList, sessionId: string): Promise<string> {
  const [owner, term = ""] = ((await cookies()).get(nameOf(list))?.value ?? "").split(".");
  return owner === sessionId ? Buffer.from(term, "base64url").toString("utf8") : "";
}
