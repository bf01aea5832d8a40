/** Where some look for it (RFC 9116 §3). */
export function GET(): Response {
  const headers = { location: "/.well-known/security.txt" };
  return new Response(null, { status: 308, headers });
}
