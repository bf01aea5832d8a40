/** Open data is read by any site, never with its reader's session (STAT-25). */
const SHARED = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Link",
  link: '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"',
};

interface OpenAnswer {
  type: "application/json" | "text/csv";
  body: string;
  etag: string;
  /** Seconds; none: asked again each time. */
  maxAge?: number;
}

/** 200, or 304 for who has this very answer already. */
export function openAnswer(request: Request, answer: OpenAnswer): Response {
  const { type, body, etag, maxAge } = answer;
  const age = maxAge === undefined ? "no-cache" : `max-age=${String(maxAge)}`;
  const headers = { ...SHARED, etag, "cache-control": `public, ${age}` };
  const held = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (held.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": `${type}; charset=utf-8` } });
}

/** A refusal that says in French what to do. */
export const openRefusal = (
  status: 400 | 404 | 429 | 503,
  erreur: string,
  headers: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify({ erreur }), {
    status,
    headers: {
      ...SHARED,
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });

/** Answer to a browser that asks whether it may send `If-None-Match`. */
export const openOptions = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...SHARED,
      "access-control-allow-methods": "GET, HEAD, OPTIONS",
      "access-control-allow-headers": "If-None-Match",
      "access-control-max-age": "86400",
    },
  });
