import { bearerToken } from "@/lib/franceconnect/fi/bearer";
import { readUserinfo } from "@/lib/franceconnect/fi/read-userinfo";
import { signUserinfo } from "@/lib/franceconnect/fi/sign-userinfo";
import { machineRoute, notAllowed } from "@/lib/http/machine-route";
import { privateJson } from "@/lib/http/responses";

/** FranceConnect reads the identity, once (franceconnect §3.3, RFC 6750). */
const userinfo = machineRoute(async (ctx, request) => {
  const token = bearerToken(request.headers.get("authorization"));
  const claims = await readUserinfo(ctx, token);
  const signed = await signUserinfo(ctx, claims);
  if (signed === undefined) return privateJson(claims, 200, { pragma: "no-cache" });
  const headers = { "content-type": "application/jwt", "cache-control": "no-store" };
  return new Response(signed, { headers });
});

const refuse = notAllowed("GET, POST");
export { userinfo as GET, userinfo as POST };
export { refuse as DELETE, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
