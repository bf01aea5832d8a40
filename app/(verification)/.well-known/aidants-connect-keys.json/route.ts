import { machineRoute } from "@/lib/http/machine-route";

/** Public keys of the signatures of attestations and of the journal, those retired included. */
export const GET = machineRoute(async (ctx) =>
  Response.json(
    { keys: ctx.signer.publicKeys },
    { headers: { "cache-control": "public, max-age=600", "access-control-allow-origin": "*" } },
  ),
);
