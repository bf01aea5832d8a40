/** The same path elsewhere, for ever, final slash and query kept as they came. */
const movedTo = (request: Request, pathOf: (path: string) => string): Response => {
  const { pathname, search } = new URL(request.url);
  const location = `${pathOf(pathname)}${search}`;
  return new Response(null, { status: 308, headers: { location } });
};

/** Addresses of the former service, in mails and bookmarks (mandats §3.2). */
export const movedToEspaceAidant = (request: Request): Response =>
  movedTo(request, (path) => `/espace-aidant${path}`);

/** The espace référent had another name (auth-referent §4). */
export const movedToEspaceReferent = (request: Request): Response =>
  movedTo(request, (path) => path.replace("/espace-responsable", "/espace-referent"));
