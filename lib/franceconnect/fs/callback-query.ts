const MAX_CODE = 512;
const MAX_DESCRIPTION = 200;

/** The one value of a parameter; repeated or absent means none. */
export function single(query: URLSearchParams, name: string): string | null {
  const [value, ...others] = query.getAll(name);
  return value === undefined || value === "" || others.length > 0 ? null : value;
}

export type CallbackAnswer =
  | { kind: "code"; code: string; iss: string }
  | { kind: "refused"; cancelled: boolean; reason: string };

const refused = (reason: string, cancelled = false): CallbackAnswer => ({
  kind: "refused",
  cancelled,
  reason,
});

/** What the other side wrote, made safe for the log: it is never shown (franceconnect §2.3). */
export const forLog = (text: string): string =>
  text.replace(/\p{C}+/gu, " ").slice(0, MAX_DESCRIPTION);

/** Steps 3 to 5 of §2.3, in their order: issuer, error, code. Pure; the state was consumed before. */
export function readCallback(query: URLSearchParams, issuer: string): CallbackAnswer {
  const iss = single(query, "iss");
  if (iss !== issuer) return refused("issuer");
  if (query.has("error")) {
    const error = single(query, "error") ?? "repeated";
    const description = query.get("error_description") ?? "";
    return refused(forLog(`error ${error}: ${description}`), error === "access_denied");
  }
  const code = single(query, "code");
  if (code === null || code.length > MAX_CODE) return refused("code");
  return { kind: "code", code, iss };
}
