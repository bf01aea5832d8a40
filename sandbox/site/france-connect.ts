import { custom, generators, Issuer, type BaseClient } from "openid-client-5";
import { SITE_USER_AGENT } from "../fc/call-recorder";
import type { FcClient } from "../fc/clients";
import { loopbackLookup } from "../web/loopback";

const SCOPE =
  "openid given_name family_name preferred_username gender birthdate birthplace birthcountry email";

/** What the site keeps of a request until the browser comes back. */
export interface LoginRequest {
  variantId: string;
  state: string;
  nonce: string;
}

export interface SiteLogin {
  idToken: string;
  claims: Record<string, unknown>;
}

const httpOptions = () => ({
  lookup: loopbackLookup,
  headers: { "User-Agent": SITE_USER_AGENT },
});

/** One service of the demonstration site as a client of the simulated FranceConnect. */
export class SiteFranceConnect {
  readonly #client: BaseClient;

  constructor(
    private readonly registered: FcClient,
    private readonly fcIssuer: string,
  ) {
    const issuer = new Issuer({
      issuer: fcIssuer,
      authorization_endpoint: `${fcIssuer}/authorize`,
      token_endpoint: `${fcIssuer}/token`,
      userinfo_endpoint: `${fcIssuer}/userinfo`,
      jwks_uri: `${fcIssuer}/jwks`,
      authorization_response_iss_parameter_supported: true,
    });
    issuer[custom.http_options] = httpOptions;
    this.#client = new issuer.Client({
      client_id: registered.id,
      client_secret: registered.secret,
      redirect_uris: [registered.redirectUri],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_post",
      id_token_signed_response_alg: registered.alg,
      userinfo_signed_response_alg: registered.alg,
    });
    this.#client[custom.http_options] = httpOptions;
  }

  start(variantId: string): { url: string; request: LoginRequest } {
    const request = { variantId, state: generators.state(), nonce: generators.nonce() };
    const url = this.#client.authorizationUrl({
      scope: SCOPE,
      redirect_uri: this.registered.redirectUri,
      acr_values: "eidas1",
      state: request.state,
      nonce: request.nonce,
    });
    return { url, request };
  }

  async finish(params: URLSearchParams, request: LoginRequest): Promise<SiteLogin> {
    const { state, nonce } = request;
    const checks = { state, nonce, response_type: "code" };
    const tokens = await this.#client.callback(
      this.registered.redirectUri,
      Object.fromEntries(params),
      checks,
    );
    const claims = await this.#client.userinfo(tokens);
    return { idToken: tokens.id_token ?? "", claims: { ...claims } };
  }

  logoutUrl(login: SiteLogin): string {
    const query = new URLSearchParams({
      id_token_hint: login.idToken,
      state: generators.state(),
      post_logout_redirect_uri: this.registered.postLogoutRedirectUri,
    });
    return `${this.fcIssuer}/session/end?${query.toString()}`;
  }
}
