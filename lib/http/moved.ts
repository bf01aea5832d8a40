/**
 * The same path under `/espace-aidant`, for ever, final slash and query kept as they came (mandats §3.2):
 * links of the former service, in mails and bookmarks.
 */
export function movedToEspaceAidant(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const location = `/espace-aidant${pathname}${search}`;
  return new Response(null, { status: 308, headers: { location } });
}
