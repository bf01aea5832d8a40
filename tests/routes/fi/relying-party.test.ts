import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Writable } from "node:stream";
import { custom, Issuer, type Client } from "openid-client-5";
import pino from "pino";
import { afterAll, beforeEach, expect, test } from "vitest";
import { GET as discovery } from "@/app/(fi)/.well-known/openid-configuration/route";
import { GET as jwks } from "@/app/(fi)/jwks/route";
import { POST as token } from "@/app/(fi)/token/route";
import { GET as userinfo } from "@/app/(fi)/userinfo/route";
import {
  CALLBACK,
  fcParameters,
  givenCode,
  givenFiWorld,
  repClaims,
  type FiWorld,
} from "@/tests/support/factories/fi";
import { testSite } from "./site";

const HANDLERS: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  "/.well-known/openid-configuration": discovery,
  "/jwks/": jwks,
  "/token/": token,
  "/userinfo/": userinfo,
};

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, base: string) {
  const url = new URL(incoming.url ?? "/", base);
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const headers = Object.entries(incoming.headers).map(([k, v]): [string, string] => [
    k,
    String(v),
  ]);
  const request = new Request(url, {
    method: incoming.method ?? "GET",
    headers,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
  const response = await HANDLERS[url.pathname]?.(request);
  outgoing.writeHead(response?.status ?? 404, Object.fromEntries(response?.headers ?? []));
  outgoing.end(response && Buffer.from(await response.arrayBuffer()));
}

const server: Server = createServer((incoming, outgoing) => void serve(incoming, outgoing, issuer));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
const issuer = `http://127.0.0.1:${String(port)}`;
afterAll(() => server.close());

const ctx = await testSite({ FC_FI_ISSUER: issuer });
// FranceConnect's library reads the real time, without any tolerance.
ctx.clock.set(new Date());
const lines: string[] = [];
const log = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(chunk.toString());
    done();
  },
});
ctx.log = pino({ level: "trace" }, log);

let world: FiWorld;
let franceConnect: Client;
beforeEach(async () => {
  ctx.clock.set(new Date());
  world = await givenFiWorld(ctx);
  const provider = await Issuer.discover(issuer);
  franceConnect = new provider.Client({
    client_id: ctx.settings.FC_FI_CLIENT_ID,
    client_secret: ctx.settings.FC_FI_CLIENT_SECRET,
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_post",
    id_token_signed_response_alg: "HS256",
  });
  franceConnect[custom.clock_tolerance] = 0;
});

async function wholeLogin(values: readonly string[]) {
  const { nonce = "", state = "" } = fcParameters();
  const changes = { nonce, state, claims: repClaims(values) };
  const { callback, code } = await givenCode(ctx, world, { changes });
  const parameters = franceConnect.callbackParams(callback.href);
  const checks = { nonce, state, response_type: "code" };
  const tokens = await franceConnect.callback(CALLBACK, parameters, checks);
  return { code, tokens };
}

test("FranceConnect's own library accepts code, tokens and identity [FC-075] [FC-090]", async () => {
  const { tokens } = await wholeLogin(["Famille-Scolarité"]);
  expect(Object.keys(tokens).sort()).toEqual(
    ["access_token", "expires_at", "id_token", "scope", "token_type"].sort(),
  );
  const claims = tokens.claims();
  expect(claims).toMatchObject({ acr: "eidas1", rep_scope: ["Famille-Scolarité"] });
  const identity = await franceConnect.userinfo(tokens);
  expect(identity).toMatchObject({ sub: claims.sub, family_name: "DUBOIS", birthplace: "75107" });
});

test("publishes no key while the shared secret signs [FC-102]", async () => {
  const response = await fetch(`${issuer}/jwks/`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ keys: [] });
});

test("nothing that opens a door is ever logged [FC-103]", async () => {
  lines.length = 0;
  const { code, tokens } = await wholeLogin([]);
  const { access_token: accessToken = "", id_token: idToken = "" } = tokens;
  await franceConnect.userinfo(tokens);
  await expect(franceConnect.userinfo(tokens)).rejects.toThrow("invalid_token");
  const replay = franceConnect.grant({
    grant_type: "authorization_code",
    code,
    redirect_uri: CALLBACK,
  });
  await expect(replay).rejects.toThrow("invalid_grant");
  const text = lines.join("");
  expect(text).toContain("fi tokens issued");
  expect(text).toContain("invalid_grant");
  for (const secret of [code, accessToken, idToken, ctx.settings.FC_FI_CLIENT_SECRET, "DUBOIS"]) {
    expect(secret).not.toBe("");
    expect(text).not.toContain(secret);
  }
});
