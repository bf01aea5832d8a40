import { discoveryDocument } from "@/lib/franceconnect/fi/discovery";
import { machineRoute } from "@/lib/http/machine-route";

/** Metadata of the identity provider (franceconnect §3.3). */
export const GET = machineRoute(async (ctx) =>
  Response.json(discoveryDocument(ctx.settings), {
    headers: { "cache-control": "public, max-age=600" },
  }),
);
