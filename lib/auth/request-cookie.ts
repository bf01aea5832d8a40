/** Value of one cookie of a request, outside of Next's request scope. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** A cookie bound to this host and to https (or *.localhost); a session cookie without `maxAge`. */
export function hostCookie(name: string, value: string, maxAgeSeconds?: number): string {
  const life = maxAgeSeconds === undefined ? "" : `; Max-Age=${String(maxAgeSeconds)}`;
  return `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax${life}`;
}
