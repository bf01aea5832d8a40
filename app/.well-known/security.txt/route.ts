import { env } from "@/lib/env";
import { securityTxt } from "@/lib/site/security-txt";

/** How to report a vulnerability (RFC 9116, public-site SEC-5). */
export function GET(): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "max-age=3600" };
  return new Response(securityTxt(env()), { headers });
}
