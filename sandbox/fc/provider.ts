import { randomBytes } from "node:crypto";
import {
  errors,
  Provider,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
} from "oidc-provider";
import { CLAIMS_OF_SCOPES, deliveredClaims, type Accounts } from "./accounts";
import { recordOpCall } from "./call-recorder";
import type { CallJournal } from "./calls";
import { subFor } from "./civil-register";
import type { ClientRegistry, FcClient } from "./clients";
import { applyFault } from "./fault-middleware";
import type { FaultStore } from "./faults";
import { MemoryAdapter, MemoryStore } from "./memory-adapter";
import { OP_SESSION_COOKIE } from "./sessions";
import type { SigningKeys } from "./signing-keys";
import { errorPage } from "./views/error-page";

export interface ProviderParts {
  issuer: string;
  aidantsConnectId: string;
  clients: ClientRegistry;
  accounts: Accounts;
  keys: SigningKeys;
  faults: FaultStore;
  calls: CallJournal;
}

function clientMetadata(client: FcClient): ClientMetadata {
  return {
    client_id: client.id,
    client_secret: client.secret,
    client_name: client.name,
    redirect_uris: [client.redirectUri],
    post_logout_redirect_uris: [client.postLogoutRedirectUri],
    response_types: ["code"],
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "client_secret_post",
    id_token_signed_response_alg: client.alg,
    userinfo_signed_response_alg: client.alg,
    scope: client.scopes.join(" "),
    subject_type: "pairwise",
    require_auth_time: true,
  };
}

function renderError(ctx: KoaContextWithOIDC, out: { error: string }, cause: Error): void {
  const lost = cause instanceof errors.SessionNotFound;
  ctx.type = "html";
  ctx.body = `<!doctype html>${
    errorPage({
      code: lost ? "Y150003" : out.error,
      message: lost
        ? "Votre session a expiré ou la page a été ouverte hors du parcours de connexion."
        : "La demande du service ne peut pas être traitée.",
    }).text
  }`;
}

function configuration(parts: ProviderParts, store: MemoryStore, cookieKey: string): Configuration {
  return {
    adapter: (model: string) => new MemoryAdapter(model, store),
    clients: [...parts.clients.values()].map(clientMetadata),
    jwks: { keys: parts.keys.all() },
    routes: {
      authorization: "/authorize",
      token: "/token",
      revocation: "/token/revocation",
      userinfo: "/userinfo",
      end_session: "/session/end",
      jwks: "/jwks",
    },
    scopes: Object.keys(CLAIMS_OF_SCOPES),
    claims: { ...CLAIMS_OF_SCOPES, acr: null, amr: null, auth_time: null, iss: null },
    acrValues: ["eidas1"],
    responseTypes: ["code"],
    subjectTypes: ["pairwise"],
    clientAuthMethods: ["client_secret_post"],
    pkce: { required: () => false },
    enabledJWA: {
      idTokenSigningAlgValues: ["RS256", "ES256"],
      userinfoSigningAlgValues: ["RS256", "ES256"],
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    ttl: {
      AuthorizationCode: 30,
      AccessToken: 60,
      IdToken: 60,
      Interaction: 1800,
      Session: 1800,
      Grant: 1800,
    },
    cookies: {
      keys: [cookieKey],
      names: {
        session: OP_SESSION_COOKIE,
        interaction: "fc_sim_op_interaction",
        resume: "fc_sim_op_resume",
      },
      long: { httpOnly: true, sameSite: "lax" },
      short: { httpOnly: true, sameSite: "lax" },
    },
    // A later login in the same browser must not kill a code that is being exchanged.
    expiresWithSession: () => false,
    interactions: {
      url: (_ctx, interaction) => `/api/v2/interaction/${interaction.uid}`,
    },
    pairwiseIdentifier: (_ctx, accountId, client) =>
      subFor(parts.accounts.find(accountId)?.person ?? accountId, client.clientId),
    findAccount: (_ctx, accountId) => {
      const login = parts.accounts.find(accountId);
      if (!login) return undefined;
      return { accountId, claims: () => ({ sub: accountId, ...deliveredClaims(login) }) };
    },
    renderError,
  };
}

/** The provider adds `oidc` only when one of its routes answered. */
const matchedRoute = (ctx: object): ctx is KoaContextWithOIDC => "oidc" in ctx;

/** The OpenID provider behind the screens, rebuilt on the same storage when the keys rotate. */
export class FcProvider {
  readonly #store = new MemoryStore();
  readonly #cookieKey = randomBytes(32).toString("hex");
  #provider: Provider;

  constructor(private readonly parts: ProviderParts) {
    this.#provider = this.#build();
  }

  get current(): Provider {
    return this.#provider;
  }

  async rotateKeys(): Promise<void> {
    await this.parts.keys.rotate();
    this.#provider = this.#build();
  }

  #build(): Provider {
    const { parts } = this;
    const provider = new Provider(parts.issuer, configuration(parts, this.#store, this.#cookieKey));
    provider.use(async (ctx, next) => {
      const startedAt = Date.now();
      await next();
      if (!matchedRoute(ctx)) return;
      await applyFault(ctx, parts.faults, parts.keys, parts.issuer);
      recordOpCall(ctx, parts.calls, parts.aidantsConnectId, startedAt);
    });
    return provider;
  }
}
