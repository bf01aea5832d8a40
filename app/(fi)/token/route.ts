import { authenticateClient } from "@/lib/franceconnect/fi/client-authentication";
import { exchangeCode } from "@/lib/franceconnect/fi/exchange-code";
import { readTokenRequest } from "@/lib/franceconnect/fi/token-request";
import { machineRoute, notAllowed } from "@/lib/http/machine-route";
import { privateJson } from "@/lib/http/responses";
import { machineForm } from "../forms";

/** FranceConnect trades a code for tokens (franceconnect §3.3, RFC 6749 §4.1.3). */
export const POST = machineRoute(async (ctx, request) => {
  const fields = await machineForm(request);
  authenticateClient(ctx.settings, request.headers.get("authorization"), fields);
  const answer = await exchangeCode(ctx, readTokenRequest(fields));
  return privateJson(answer, 200, { pragma: "no-cache" });
});

const refuse = notAllowed("POST");
export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS };
export { refuse as PATCH, refuse as PUT };
