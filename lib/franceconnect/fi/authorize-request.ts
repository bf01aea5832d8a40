import { z } from "zod";
import { DomainError } from "@/lib/errors/domain-error";
import { hasRepeated, readFields, valueOf, wordsOf, type Fields } from "./fields";
import { knownPerimeters } from "./perimeters";
import { errorRedirect, type AuthorizeError } from "./redirects";

export const FI_SCOPES = ["openid", "profile", "email", "birth"] as const;

/** FranceConnect's longest query is below 800 characters; ours must also fit in `next` (§3.3). */
const MAX_QUERY = 2000;
const OPAQUE = /^[A-Za-z0-9._~-]{1,512}$/;
const CHALLENGE = /^[A-Za-z0-9._~-]{43,128}$/;
const PROMPTS = ["login", "consent", "select_account"];

interface AuthorizeSettings {
  FC_FI_ISSUER: string;
  FC_FI_CLIENT_ID: string;
  FC_FI_REDIRECT_URIS: readonly string[];
}

/** A request of FranceConnect that passed every check. */
export interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  state: string;
  nonce: string;
  scope: string;
  /** Known perimeters as FranceConnect wrote them. */
  repValues: string[];
  codeChallenge: string | null;
}

export type AuthorizeReading =
  { kind: "accepted"; request: AuthorizeRequest } | { kind: "refused"; location: string };

const claimsSchema = z.looseObject({
  id_token: z
    .looseObject({
      rep_scope: z
        .looseObject({ values: z.array(z.string()).max(50).optional() })
        .nullable()
        .optional(),
    })
    .nullable()
    .optional(),
});

/** Perimeters of the `claims` parameter, or nothing when it is not what OIDC Core §5.5 describes. */
function askedPerimeters(fields: Fields): string[] | undefined {
  const text = valueOf(fields, "claims");
  if (text === undefined) return [];
  try {
    const parsed = claimsSchema.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data.id_token?.rep_scope?.values ?? []) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type Check = (fields: Fields) => AuthorizeError | undefined;
const invalid = (description: string): AuthorizeError => ({
  error: "invalid_request",
  description,
});

const checkOpaque =
  (name: "state" | "nonce"): Check =>
  (fields) =>
    OPAQUE.test(valueOf(fields, name) ?? "") ? undefined : invalid(`${name} missing or malformed`);

const checkResponseType: Check = (fields) =>
  valueOf(fields, "response_type") === "code"
    ? undefined
    : { error: "unsupported_response_type", description: "only response_type code is supported" };

const checkRequestObject: Check = (fields) => {
  if (fields.has("request")) {
    return { error: "request_not_supported", description: "request objects are not supported" };
  }
  if (!fields.has("request_uri")) return undefined;
  return { error: "request_uri_not_supported", description: "request_uri is not supported" };
};

const checkScope: Check = (fields) => {
  const asked = wordsOf(fields, "scope");
  if (FI_SCOPES.every((scope) => asked.includes(scope))) return undefined;
  return { error: "invalid_scope", description: "openid, profile, email and birth are required" };
};

const checkAcr: Check = (fields) =>
  wordsOf(fields, "acr_values").includes("eidas1")
    ? undefined
    : invalid("acr_values must contain eidas1");

const checkPrompt: Check = (fields) => {
  const prompts = wordsOf(fields, "prompt");
  if (prompts.includes("none")) {
    return { error: "login_required", description: "the aidant must choose who is helped" };
  }
  return prompts.every((prompt) => PROMPTS.includes(prompt))
    ? undefined
    : invalid("unknown prompt");
};

const checkClaims: Check = (fields) => {
  const asked = askedPerimeters(fields);
  if (asked === undefined) return invalid("claims malformed");
  if (asked.length === 0 || knownPerimeters(asked).length > 0) return undefined;
  return { error: "access_denied", description: "no known perimeter in rep_scope" };
};

const checkChallenge: Check = (fields) => {
  const challenge = valueOf(fields, "code_challenge");
  const method = valueOf(fields, "code_challenge_method");
  if (challenge === undefined && method === undefined) return undefined;
  const right = method === "S256" && CHALLENGE.test(challenge ?? "");
  return right ? undefined : invalid("code_challenge malformed or not S256");
};

/** In this order; the first refusal is the answer. */
const CHECKS: readonly Check[] = [
  checkOpaque("state"),
  checkOpaque("nonce"),
  checkResponseType,
  checkRequestObject,
  checkScope,
  checkAcr,
  checkPrompt,
  checkClaims,
  checkChallenge,
];

/** Client and redirect URI come first: without them there is nobody to send the browser back to. */
function readTrustedFields(settings: AuthorizeSettings, query: string): [Fields, string] {
  const fields = query.length > MAX_QUERY ? undefined : readFields(query);
  const redirectUri = fields && valueOf(fields, "redirect_uri");
  const known =
    fields !== undefined &&
    redirectUri !== undefined &&
    !hasRepeated(fields) &&
    valueOf(fields, "client_id") === settings.FC_FI_CLIENT_ID &&
    settings.FC_FI_REDIRECT_URIS.includes(redirectUri);
  if (!known) throw new DomainError("FI_AUTHORIZE_REFUSED");
  return [fields, redirectUri];
}

/**
 * Judges the query of GET /authorize/ (franceconnect §3.3), before anybody is asked to sign in.
 * @param query raw, without its question mark
 * @throws FI_AUTHORIZE_REFUSED (400 page, never a redirect) for an unknown client or redirect URI,
 * repeated or oversized parameters; every other refusal is a redirect to FranceConnect.
 */
export function readAuthorizeRequest(settings: AuthorizeSettings, query: string): AuthorizeReading {
  const [fields, redirectUri] = readTrustedFields(settings, query);
  const state = valueOf(fields, "state") ?? "";
  for (const check of CHECKS) {
    const refusal = check(fields);
    if (!refusal) continue;
    const to = { redirectUri, state: OPAQUE.test(state) ? state : undefined };
    return { kind: "refused", location: errorRedirect(settings, to, refusal) };
  }
  const request = {
    clientId: settings.FC_FI_CLIENT_ID,
    redirectUri,
    state,
    nonce: valueOf(fields, "nonce") ?? "",
    scope: FI_SCOPES.join(" "),
    repValues: knownPerimeters(askedPerimeters(fields) ?? []),
    codeChallenge: valueOf(fields, "code_challenge") ?? null,
  };
  return { kind: "accepted", request };
}
