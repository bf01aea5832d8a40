import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import { FI_CLIENT_ID, FI_CLIENT_SECRET } from "../../../sandbox/defaults";

type Members = Record<string, unknown>;

/** What a test changes in the answers of an Aidants Connect that would otherwise be correct. */
export interface Behaviour {
  callback?: (query: URLSearchParams) => void;
  claims?: (claims: Members) => Members;
  secret?: string;
  alg?: "HS256" | "HS512" | "none";
  tokenStatus?: number;
  token?: (answer: Members) => unknown;
  userinfoStatus?: number;
  userinfo?: (members: Members) => unknown;
  delayMs?: number;
}

export interface FakeAc {
  url: string;
  behaviour: Behaviour;
  requests: { path: string; headers: IncomingMessage["headers"]; params: URLSearchParams }[];
  stop(): Promise<void>;
}

export const ANGELA = {
  sub: "a".repeat(64),
  given_name: "Angela Claire Louise",
  family_name: "DUBOIS",
  gender: "female",
  birthdate: "1962-08-24",
  birthplace: "75107",
  birthcountry: "99100",
  email: "angela.dubois@exemple.test",
};

const without = (members: Members, name: string): Members =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
export { without };

async function sign(claims: JWTPayload, { alg = "HS256", secret }: Behaviour): Promise<string> {
  if (alg === "none") return new UnsecuredJWT(claims).encode();
  const key = new TextEncoder().encode(secret ?? FI_CLIENT_SECRET);
  return new SignJWT(claims).setProtectedHeader({ alg, typ: "JWT" }).sign(key);
}

function json(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { "Content-Type": "application/json" });
  res.end(typeof value === "string" ? value : JSON.stringify(value));
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of req) body += String(chunk);
  return body;
}

/** A correct identity provider of 40 lines, so that each test breaks one thing only. */
export async function startFakeAc(): Promise<FakeAc> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://ac.localhost:${String(address.port)}`;
  const ac: FakeAc = { url, behaviour: {}, requests: [], stop: () => stop() };
  let nonce = "";

  async function stop(): Promise<void> {
    server.close();
    server.closeAllConnections();
    await once(server, "close").catch(() => undefined);
  }

  function authorize(res: ServerResponse, params: URLSearchParams): void {
    nonce = params.get("nonce") ?? "";
    const target = new URL(params.get("redirect_uri") ?? "");
    const answer = { code: "c".repeat(43), state: params.get("state") ?? "", iss: url };
    const query = new URLSearchParams(answer);
    ac.behaviour.callback?.(query);
    target.search = query.toString();
    res.writeHead(303, { Location: target.href }).end();
  }

  async function token(res: ServerResponse): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: url,
      aud: FI_CLIENT_ID,
      sub: ANGELA.sub,
      iat: now,
      exp: now + 300,
      nonce,
      acr: "eidas1",
      rep_scope: ["Famille-Scolarité"],
    };
    const changed = ac.behaviour.claims?.(claims) ?? claims;
    const answer = {
      access_token: "t".repeat(43),
      token_type: "Bearer",
      expires_in: 60,
      id_token: await sign(changed, ac.behaviour),
      scope: "openid profile email birth",
    };
    json(res, ac.behaviour.tokenStatus ?? 200, ac.behaviour.token?.(answer) ?? answer);
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? "/", url);
    const params = req.method === "POST" ? new URLSearchParams(await bodyOf(req)) : searchParams;
    ac.requests.push({ path: pathname, headers: req.headers, params });
    if (ac.behaviour.delayMs !== undefined) await sleep(ac.behaviour.delayMs);
    if (pathname === "/authorize/") authorize(res, params);
    else if (pathname === "/token/") await token(res);
    else if (pathname === "/userinfo/") {
      json(
        res,
        ac.behaviour.userinfoStatus ?? 200,
        ac.behaviour.userinfo?.({ ...ANGELA }) ?? ANGELA,
      );
    } else if (pathname === "/logout/") {
      const target = new URL(params.get("post_logout_redirect_uri") ?? "");
      target.searchParams.set("state", params.get("state") ?? "");
      res.writeHead(303, { Location: target.href }).end();
    } else res.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Aidants Connect</h1>");
  }

  server.on("request", (req, res) => {
    answer(req, res).catch((error: unknown) => {
      res.writeHead(500).end(String(error));
    });
  });
  return ac;
}
