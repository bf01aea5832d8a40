/** An image of the signed-in area: no cache keeps it, and nothing in it can run. */
export const svgImage = (svg: string): Response =>
  new Response(svg, {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "content-security-policy": "default-src 'none'",
      "cache-control": "private, no-store",
    },
  });
