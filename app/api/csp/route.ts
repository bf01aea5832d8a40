import { waitFor } from "@/lib/http/address-throttle";
import { violationsOf } from "@/lib/http/csp-report";
import { readBody } from "@/lib/http/form-body";
import { contextOf } from "@/lib/http/request-context";

const MAX_LENGTH = 20_000;

/** Collector of the `csp` reporting group (public-site §5.1): logged, limited per address. */
export async function POST(request: Request): Promise<Response> {
  const ctx = contextOf(request);
  const wait = await waitFor(ctx, "csp-report");
  if (wait !== undefined) {
    return new Response(null, { status: 429, headers: { "retry-after": String(wait) } });
  }
  const text = await readBody(request, MAX_LENGTH);
  if (text === undefined) return new Response(null, { status: 413 });
  for (const violation of violationsOf(text)) {
    ctx.log.warn({ violation }, "content security policy");
  }
  return new Response(null, { status: 204 });
}
