import { waitFor } from "@/lib/http/address-throttle";
import { violationsOf } from "@/lib/http/csp-report";
import { contextOf } from "@/lib/http/request-context";

const MAX_LENGTH = 20_000;

/** Collector of the `csp` reporting group (public-site §5.1): logged, limited per address. */
export async function POST(request: Request): Promise<Response> {
  const ctx = contextOf(request);
  const wait = await waitFor(ctx, "csp-report");
  if (wait !== undefined) {
    return new Response(null, { status: 429, headers: { "retry-after": String(wait) } });
  }
  if (Number(request.headers.get("content-length") ?? "0") > MAX_LENGTH) {
    return new Response(null, { status: 413 });
  }
  for (const violation of violationsOf(await request.text())) {
    ctx.log.warn({ violation }, "content security policy");
  }
  return new Response(null, { status: 204 });
}
