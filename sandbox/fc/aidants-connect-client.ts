import { randomBytes } from "node:crypto";
import { custom, errors, Issuer, type BaseClient, type TokenSet } from "openid-client-5";
import type { Settings } from "../settings";
import { loopbackLookup } from "../web/loopback";
import { visibleParams, type CallJournal } from "./calls";
import { FcError } from "./errors";

const TIMEOUT_MS = 6000;

const random = (): string => randomBytes(32).toString("hex");

function statusOf(error: unknown): number {
  const answered = error instanceof errors.OPError || error instanceof errors.RPError;
  return (answered && error.response?.statusCode) || 0;
}

/** openid-client's messages quote the answer's claims, never a token. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : "");

/** FranceConnect as a client of Aidants Connect; addresses are typed by hand, as FranceConnect's. */
export class AidantsConnectClient {
  readonly #client: BaseClient;
  readonly #redirectUri: string;
  readonly #logoutCallback: string;
  #lastCode: string | undefined;

  constructor(
    private readonly settings: Settings,
    fcIssuer: string,
    private readonly calls: CallJournal,
  ) {
    this.#redirectUri = `${fcIssuer}/oidc-callback`;
    this.#logoutCallback = `${fcIssuer}/client/logout-callback`;
    const back = settings.AC_BACKCHANNEL_URL;
    const issuer = new Issuer({
      issuer: settings.FC_FI_ISSUER,
      authorization_endpoint: `${settings.APP_URL}/authorize/`,
      token_endpoint: `${back}/token/`,
      userinfo_endpoint: `${back}/userinfo/`,
      end_session_endpoint: `${settings.APP_URL}/logout/`,
      jwks_uri: `${back}/jwks/`,
    });
    issuer[custom.http_options] = httpOptions;
    this.#client = new issuer.Client({
      client_id: settings.FC_FI_CLIENT_ID,
      client_secret: settings.FC_FI_CLIENT_SECRET,
      redirect_uris: [this.#redirectUri],
      post_logout_redirect_uris: [this.#logoutCallback],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_post",
      id_token_signed_response_alg: settings.FC_FI_ID_TOKEN_ALG,
      ...(settings.FC_FI_USERINFO_ALG === ""
        ? {}
        : { userinfo_signed_response_alg: settings.FC_FI_USERINFO_ALG }),
    });
    this.#client[custom.http_options] = httpOptions;
    this.#client[custom.clock_tolerance] = 0;
  }

  startAuthorize(perimeters: readonly string[]): { url: string; state: string; nonce: string } {
    const [state, nonce] = [random(), random()];
    const url = this.#client.authorizationUrl({
      scope: "openid profile email birth",
      redirect_uri: this.#redirectUri,
      acr_values: "eidas1",
      nonce,
      state,
      prompt: "login",
      claims: { id_token: { rep_scope: { essential: true, values: [...perimeters] } } },
    });
    this.#record("authorize", "GET", new URL(url), 303, Date.now());
    return { url, state, nonce };
  }

  async exchange(params: URLSearchParams, state: string, nonce: string): Promise<TokenSet> {
    const startedAt = Date.now();
    this.#lastCode = params.get("code") ?? undefined;
    const url = new URL(`${this.settings.AC_BACKCHANNEL_URL}/token/`);
    try {
      const checks = { state, nonce, response_type: "code" };
      const tokens = await this.#client.callback(
        this.#redirectUri,
        Object.fromEntries(params),
        checks,
      );
      this.#record("token", "POST", url, 200, startedAt);
      return tokens;
    } catch (error) {
      this.#record("token", "POST", url, statusOf(error), startedAt);
      throw new FcError("Y020026", messageOf(error), { cause: error });
    }
  }

  async userinfo(accessToken: string): Promise<Record<string, unknown>> {
    const startedAt = Date.now();
    const url = new URL(`${this.settings.AC_BACKCHANNEL_URL}/userinfo/`);
    try {
      const members = await this.#client.userinfo(accessToken);
      this.#record("userinfo", "GET", url, 200, startedAt);
      return { ...members };
    } catch (error) {
      this.#record("userinfo", "GET", url, statusOf(error), startedAt);
      throw new FcError("Y020027", messageOf(error), { cause: error });
    }
  }

  startLogout(idToken: string | undefined): { url: string; state: string } {
    const state = random();
    const url = new URL(`${this.settings.APP_URL}/logout/`);
    url.search = new URLSearchParams({
      ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      client_id: this.settings.FC_FI_CLIENT_ID,
      post_logout_redirect_uri: this.#logoutCallback,
      state,
    }).toString();
    this.#record("logout", "GET", url, 303, Date.now());
    return { url: url.href, state };
  }

  /** Presents the last code a second time, as a thief of the redirect would. */
  async replayLastCode(): Promise<{ status: number }> {
    if (this.#lastCode === undefined) throw new Error("no code was received yet");
    const startedAt = Date.now();
    const url = new URL(`${this.settings.AC_BACKCHANNEL_URL}/token/`);
    let status = 200;
    try {
      await this.#client.grant({
        grant_type: "authorization_code",
        code: this.#lastCode,
        redirect_uri: this.#redirectUri,
      });
    } catch (error) {
      status = statusOf(error);
    }
    this.#record("token-replay", "POST", url, status, startedAt);
    return { status };
  }

  #record(kind: string, method: string, url: URL, status: number, startedAt: number): void {
    const params = visibleParams(url.searchParams);
    this.calls.record({
      direction: "to-ac",
      kind,
      method,
      path: url.pathname,
      params,
      status,
      startedAt,
    });
  }
}

const httpOptions = () => ({ timeout: TIMEOUT_MS, lookup: loopbackLookup });
