import { publicKeys } from "@/lib/franceconnect/fi/signing";
import { machineRoute } from "@/lib/http/machine-route";

/** Public signing keys (RFC 7517); none while tokens are signed with the shared secret. */
export const GET = machineRoute(async (ctx) =>
  Response.json(
    { keys: await publicKeys(ctx.settings) },
    { headers: { "cache-control": "public, max-age=600" } },
  ),
);
