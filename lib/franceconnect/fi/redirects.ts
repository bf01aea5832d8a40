type IssuerSettings = { FC_FI_ISSUER: string };

/** Adds parameters to a registered address without touching its own bytes. */
export function withParameters(
  address: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = Object.entries(parameters)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    .join("&");
  if (query === "") return address;
  return `${address}${address.includes("?") ? "&" : "?"}${query}`;
}

export type AuthorizeErrorCode =
  | "invalid_request"
  | "invalid_scope"
  | "unsupported_response_type"
  | "request_not_supported"
  | "request_uri_not_supported"
  | "login_required"
  | "access_denied";

export interface AuthorizeError {
  error: AuthorizeErrorCode;
  /** Fixed English text, never anything that was sent. */
  description: string;
}

/** Where the browser takes a refusal back to FranceConnect (RFC 6749 §4.1.2.1, RFC 9207). */
export const errorRedirect = (
  settings: IssuerSettings,
  to: { redirectUri: string; state: string | undefined },
  { error, description }: AuthorizeError,
): string =>
  withParameters(to.redirectUri, {
    error,
    error_description: description,
    state: to.state,
    iss: settings.FC_FI_ISSUER,
  });

/** Where the browser takes the code back to FranceConnect. */
export const codeRedirect = (
  settings: IssuerSettings,
  to: { redirectUri: string; state: string },
  code: string,
): string => withParameters(to.redirectUri, { code, state: to.state, iss: settings.FC_FI_ISSUER });
