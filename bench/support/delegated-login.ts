import { randomBytes } from "node:crypto";
import type { Response } from "undici";
import { SESSION_COOKIE } from "@/lib/auth/session-paths";
import type { Env } from "@/lib/env";
import type { BenchAidant } from "./fi-seed";
import { loopbackFetch } from "./loopback";

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const CLAIMS = '{"id_token":{"rep_scope":{"essential":true,"values":[]}}}';

/** Measures one step of a login. */
export type Measure = <T>(step: string, work: () => Promise<T>) => Promise<T>;

async function expectStatus(response: Response, status: number): Promise<Response> {
  if (response.status === status) return response;
  const text = (await response.text()).slice(0, 200);
  throw new Error(`${String(response.status)} ${response.headers.get("location") ?? ""} ${text}`);
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

/** Plays an aidant's browser, then FranceConnect's server, for one whole login. */
export function delegatedLogin(settings: Env, aidant: BenchAidant, measure: Measure) {
  const [redirectUri = ""] = settings.FC_FI_REDIRECT_URIS;
  const site = new URL(settings.APP_URL);
  const headers = { cookie: `${SESSION_COOKIE}=${aidant.token}`, origin: site.origin };
  const at = (path: string) => new URL(path, site);

  const page = (step: string, address: URL) =>
    measure(step, async () => {
      const response = await expectStatus(await loopbackFetch(address, { headers }), 200);
      return response.text();
    });
  const redirection = (step: string, address: URL, fields?: Record<string, string>) =>
    measure(step, async () => {
      const post = { method: "POST", headers: { ...headers, ...FORM }, body: form(fields ?? {}) };
      const response = await loopbackFetch(address, fields ? post : { headers });
      const { headers: answer } = await expectStatus(response, 303);
      await response.text();
      return new URL(answer.get("location") ?? "", site);
    });
  const token = (code: string) =>
    measure("token", async () => {
      const body = form({
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        client_id: settings.FC_FI_CLIENT_ID,
        client_secret: settings.FC_FI_CLIENT_SECRET,
      });
      const request = { method: "POST", headers: FORM, body };
      const response = await expectStatus(await loopbackFetch(at("/token/"), request), 200);
      const answer: unknown = await response.json();
      const isAnswer = typeof answer === "object" && answer !== null && "access_token" in answer;
      return isAnswer ? String(answer.access_token) : "";
    });
  const userinfo = (accessToken: string) =>
    measure("userinfo", async () => {
      const authorization = `Bearer ${accessToken}`;
      const response = await loopbackFetch(at("/userinfo/"), { headers: { authorization } });
      return (await expectStatus(response, 200)).text();
    });

  return async (): Promise<void> => {
    const query = form({
      client_id: settings.FC_FI_CLIENT_ID,
      scope: "openid profile email birth",
      response_type: "code",
      redirect_uri: redirectUri,
      acr_values: "eidas1",
      nonce: randomBytes(32).toString("hex"),
      state: randomBytes(32).toString("hex"),
      prompt: "login",
      claims: CLAIMS,
    });
    const usagers = await redirection("authorize", at(`/authorize/?${query}`));
    const connection = { connection_id: usagers.searchParams.get("connection_id") ?? "" };
    await page("page 1", usagers);
    const chosen = { ...connection, chosen_usager: aidant.usagerId };
    const demarches = await redirection("choose usager", at("/authorize/"), chosen);
    await page("page 2", demarches);
    const tile = { ...connection, chosen_demarche: "famille" };
    const callback = await redirection("choose démarche", at("/select_demarche/"), tile);
    await userinfo(await token(callback.searchParams.get("code") ?? ""));
  };
}
