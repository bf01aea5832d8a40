export const dynamic = "force-dynamic";

/** The process answers; nothing else is asked (decision 35). */
export const GET = (): Response =>
  Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
