import { createLocalJWKSet, compactVerify, decodeProtectedHeader, type JSONWebKeySet } from "jose";
import * as oidc from "openid-client";
import { systemClock, type Clock } from "@/lib/clock";
import type { Ctx } from "@/lib/context.types";
import { callServer } from "../http-client";
import { createExchangeFetch, type ExchangeFetch } from "./exchange-fetch";
import type { FcClient, FcExchange } from "./fc-client";
import { createJwksCache } from "./jwks-cache";

type Settings = Ctx["settings"];

const SKEW_SECONDS = 30;
const BASE_SCOPE =
  "openid given_name family_name gender birthdate birthplace birthcountry email" as const;
/** Levels of assurance, the asked one or higher. */
const ACCEPTED_ACR = ["eidas1", "eidas2", "eidas3"];
/** A missing key and a wrong signature: the keys may have been changed since they were read. */
const KEY_PROBLEMS = ["OAUTH_KEY_SELECTION_FAILED", "OAUTH_INVALID_RESPONSE"];

/** Plain http is for *.localhost only: lib/env.ts refuses it elsewhere (decision 30). */
function allowHttp(configuration: oidc.Configuration): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so by its authors to stand out
  oidc.allowInsecureRequests(configuration);
}

const discoveryFetch: oidc.CustomFetch = (url, { method, headers }) =>
  callServer(url, { method, headers });

/** The check that failed, for the log: an error's class and code, never its content. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? `:${error.code}` : "";
  return `${error.name}${code}`;
}

const hasKeyProblem = (error: unknown): boolean =>
  error instanceof oidc.ClientError && KEY_PROBLEMS.includes(error.code ?? "");

/** Checks of §2.3 (8) that the library leaves to its caller. */
function checkIdToken(claims: oidc.IDToken, clock: Clock): void {
  const seconds = clock.now().getTime() / 1000;
  if (claims.iat > seconds + SKEW_SECONDS) throw new Error("issued in the future");
  const { acr } = claims;
  if (typeof acr !== "string" || !ACCEPTED_ACR.includes(acr))
    throw new Error("level of assurance too low");
  if (!/^[\u0021-\u007e]{1,255}$/.test(claims.sub)) throw new Error("unusable subject");
}

/** Checks of §2.3 (9): the library accepts a signed userinfo that does not say whom it is for. */
function checkUserinfo(claims: oidc.UserInfoResponse, settings: Settings): void {
  const { iss, aud, exp } = claims;
  const forUs = aud === settings.FC_FS_CLIENT_ID;
  if (iss !== settings.FC_FS_ISSUER || !forUs || typeof exp !== "number") {
    throw new Error("userinfo not addressed to this client");
  }
}

const stringMember = (json: string | undefined, member: string): string | null => {
  try {
    const body: unknown = JSON.parse(json ?? "null");
    const value: unknown =
      typeof body === "object" && body !== null ? Reflect.get(body, member) : null;
    return typeof value === "string" ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

class OpenidFcClient implements FcClient {
  private server: Promise<oidc.ServerMetadata> | undefined;
  private readonly jwks;

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.jwks = createJwksCache(clock);
  }

  async authorizationUrl(state: string, nonce: string): Promise<string> {
    const scope = [BASE_SCOPE, ...this.settings.FC_FS_EXTRA_SCOPES].join(" ");
    // FranceConnect refuses any other parameter: no PKCE (franceconnect §2.2, decision 8).
    const parameters = {
      redirect_uri: this.settings.FC_FS_REDIRECT_URI,
      scope,
      acr_values: "eidas1",
      state,
      nonce,
    };
    return oidc.buildAuthorizationUrl(this.configuration(await this.metadata()), parameters).href;
  }

  async logoutUrl(idToken: string, state: string): Promise<string> {
    return oidc.buildEndSessionUrl(this.configuration(await this.metadata()), {
      id_token_hint: idToken,
      post_logout_redirect_uri: this.settings.FC_FS_POST_LOGOUT_REDIRECT_URI,
      state,
    }).href;
  }

  async exchange(answer: { code: string; iss: string }, nonce: string): Promise<FcExchange> {
    let calls: ExchangeFetch | undefined;
    let server: oidc.ServerMetadata | undefined;
    try {
      server = await this.metadata();
      calls = createExchangeFetch(server.jwks_uri ?? "", this.jwks);
      return await this.judgeTwice(server, calls, answer, nonce);
    } catch (error) {
      // Whatever goes wrong between two servers ends on the same message: only the log tells more.
      const idToken = stringMember(calls?.bodyOf(server?.token_endpoint ?? ""), "id_token");
      const genuine = idToken && server ? await this.isGenuine(idToken, server) : false;
      return { kind: "failed", reason: reasonOf(error), idToken: genuine ? idToken : null };
    }
  }

  /** One refetch of the keys for an attempt, the answers being judged again (§2.2, JWKS). */
  private async judgeTwice(
    server: oidc.ServerMetadata,
    calls: ExchangeFetch,
    answer: { code: string; iss: string },
    nonce: string,
  ): Promise<FcExchange> {
    try {
      return await this.judge(server, calls, answer, nonce);
    } catch (error) {
      if (!hasKeyProblem(error)) throw error;
      calls.renewKeys();
      return await this.judge(server, calls, answer, nonce);
    }
  }

  private async judge(
    server: oidc.ServerMetadata,
    calls: ExchangeFetch,
    answer: { code: string; iss: string },
    nonce: string,
  ): Promise<FcExchange> {
    const configuration = this.configuration(server);
    configuration[oidc.customFetch] = calls.fetch;
    const callback = new URL(this.settings.FC_FS_REDIRECT_URI);
    callback.search = new URLSearchParams(answer).toString();
    const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const idClaims = tokens.claims();
    if (!idClaims || tokens.token_type !== "bearer" || !tokens.id_token) {
      throw new Error("not a bearer answer with an ID token");
    }
    if (!decodeProtectedHeader(tokens.id_token).kid) throw new Error("no key identifier");
    checkIdToken(idClaims, this.clock);
    const claims = await oidc.fetchUserInfo(configuration, tokens.access_token, idClaims.sub);
    checkUserinfo(claims, this.settings);
    return { kind: "identified", idToken: tokens.id_token, claims };
  }

  /** Whether FranceConnect would take this token back: signed by it, for us. */
  private async isGenuine(idToken: string, server: oidc.ServerMetadata): Promise<boolean> {
    try {
      const fetchKeys = () =>
        callServer(server.jwks_uri ?? "", {
          method: "GET",
          headers: { accept: "application/json" },
        });
      const keys = (await (await this.jwks.read(fetchKeys, false)).json()) as JSONWebKeySet;
      const { payload } = await compactVerify(idToken, createLocalJWKSet(keys), {
        algorithms: [this.settings.FC_FS_ALG],
      });
      const text = new TextDecoder().decode(payload);
      const { FC_FS_ISSUER, FC_FS_CLIENT_ID } = this.settings;
      return (
        stringMember(text, "iss") === FC_FS_ISSUER && stringMember(text, "aud") === FC_FS_CLIENT_ID
      );
    } catch {
      return false;
    }
  }

  private configuration(server: oidc.ServerMetadata): oidc.Configuration {
    const { FC_FS_CLIENT_ID, FC_FS_CLIENT_SECRET, FC_FS_ALG, FC_FS_ISSUER } = this.settings;
    const configuration = new oidc.Configuration(
      server,
      FC_FS_CLIENT_ID,
      {
        id_token_signed_response_alg: FC_FS_ALG,
        userinfo_signed_response_alg: FC_FS_ALG,
        [oidc.clockTolerance]: SKEW_SECONDS,
      },
      oidc.ClientSecretPost(FC_FS_CLIENT_SECRET),
    );
    oidc.enableNonRepudiationChecks(configuration);
    if (FC_FS_ISSUER.startsWith("http:")) allowHttp(configuration);
    return configuration;
  }

  /** FranceConnect's configuration, read once; a failure is not kept. */
  private metadata(): Promise<oidc.ServerMetadata> {
    this.server ??= this.discover().catch((error: unknown) => {
      this.server = undefined;
      throw error;
    });
    return this.server;
  }

  private async discover(): Promise<oidc.ServerMetadata> {
    const { FC_FS_ISSUER, FC_FS_CLIENT_ID } = this.settings;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- recognised by identity: see allowHttp
    const insecure = FC_FS_ISSUER.startsWith("http:") ? [oidc.allowInsecureRequests] : [];
    const found = await oidc.discovery(
      new URL(FC_FS_ISSUER),
      FC_FS_CLIENT_ID,
      undefined,
      undefined,
      {
        [oidc.customFetch]: discoveryFetch,
        execute: insecure,
      },
    );
    return found.serverMetadata();
  }
}

/** @param clock the machine's: tokens are dated by FranceConnect's */
export const createFcClient = (settings: Settings, clock: Clock = systemClock): FcClient =>
  new OpenidFcClient(settings, clock);

const clients = new WeakMap<Settings, FcClient>();

/** The client of this process, whose configuration and keys are read once for all requests. */
export function fcClientOf(ctx: Pick<Ctx, "settings">): FcClient {
  const known = clients.get(ctx.settings);
  if (known) return known;
  const made = createFcClient(ctx.settings);
  clients.set(ctx.settings, made);
  return made;
}
