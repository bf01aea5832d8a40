import { FI_SCOPES } from "./authorize-request";
import type { FiAlg } from "./signing";

interface DiscoverySettings {
  FC_FI_ISSUER: string;
  FC_FI_ID_TOKEN_ALG: FiAlg;
  FC_FI_USERINFO_ALG: "" | FiAlg;
}

const CLAIMS = [
  "sub",
  "iss",
  "aud",
  "exp",
  "iat",
  "nonce",
  "acr",
  "auth_time",
  "at_hash",
  "jti",
  "rep_scope",
  "given_name",
  "family_name",
  "birthdate",
  "gender",
  "birthplace",
  "birthcountry",
  "email",
  "preferred_username",
];

/** Metadata of the provider (franceconnect §3.3, OIDC Discovery §3). */
export function discoveryDocument(settings: DiscoverySettings) {
  const { FC_FI_ISSUER: issuer, FC_FI_USERINFO_ALG: userinfoAlg } = settings;
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize/`,
    token_endpoint: `${issuer}/token/`,
    userinfo_endpoint: `${issuer}/userinfo/`,
    end_session_endpoint: `${issuer}/logout/`,
    jwks_uri: `${issuer}/jwks/`,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: [settings.FC_FI_ID_TOKEN_ALG],
    ...(userinfoAlg ? { userinfo_signing_alg_values_supported: [userinfoAlg] } : {}),
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
    scopes_supported: [...FI_SCOPES],
    claims_supported: CLAIMS,
    acr_values_supported: ["eidas1"],
    claims_parameter_supported: true,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}
