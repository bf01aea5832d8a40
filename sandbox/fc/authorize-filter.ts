import { FcError } from "./errors";

const ALLOWED = new Set([
  "client_id",
  "response_type",
  "redirect_uri",
  "scope",
  "acr_values",
  "state",
  "nonce",
  "prompt",
  "claims",
  "idp_hint",
  "ui_locales",
]);
const REQUIRED = ["client_id", "response_type", "redirect_uri", "scope", "acr_values"] as const;
const RANDOM_LENGTH = 22;
const PROMPTS = new Set(["login", "consent"]);
const LEVELS = new Set(["eidas1", "eidas2", "eidas3"]);

function refuse(detail: string): never {
  throw new FcError("Y030007", detail);
}

function check(params: URLSearchParams): void {
  for (const name of new Set(params.keys())) {
    if (!ALLOWED.has(name)) refuse(`unexpected parameter ${name}`);
    if (params.getAll(name).length > 1) refuse(`repeated parameter ${name}`);
  }
  for (const name of REQUIRED) {
    if (!params.get(name)) refuse(`missing parameter ${name}`);
  }
  for (const name of ["state", "nonce"]) {
    if ((params.get(name) ?? "").length < RANDOM_LENGTH) refuse(`${name} is too short`);
  }
  const prompts = params.get("prompt")?.split(" ") ?? [];
  if (!prompts.every((prompt) => PROMPTS.has(prompt))) refuse("unexpected prompt");
}

/**
 * FranceConnect's strict list, checked before anything else and answered by a page, never by a
 * redirect. @returns what the provider behind receives: unknown levels become eidas1, and the
 * person always meets FranceConnect's own screens, whatever `prompt` said.
 */
export function filterAuthorize(params: URLSearchParams): URLSearchParams {
  check(params);
  const filtered = new URLSearchParams(params);
  const level = params
    .get("acr_values")
    ?.split(" ")
    .find((value) => LEVELS.has(value));
  filtered.set("acr_values", level ?? "eidas1");
  filtered.set("prompt", "login consent");
  filtered.delete("idp_hint");
  return filtered;
}
