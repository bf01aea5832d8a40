import { verifyIdentity, personKey } from "./civil-register";
import type { FcContext } from "./context";
import { FcError } from "./errors";
import { toIdentity } from "./identity-rules";
import { AIDANTS_CONNECT } from "./providers";
import type { FcLogin, PendingAidantsConnect } from "./sessions";

const ASCII = /^[\x20-\x7e]+$/;
const KNOWN_LEVELS: readonly unknown[] = ["eidas1", "eidas2", "eidas3"];

/** FranceConnect's rule: at least one perimeter in common, when the service declares any. */
export function checkPerimeters(declared: readonly string[], returned: unknown): void {
  if (declared.length === 0) return;
  if (returned === undefined) throw new FcError("Y600020", "rep_scope is absent");
  if (!Array.isArray(returned) || !returned.every((value) => typeof value === "string")) {
    // FranceConnect accepts the token, then fails on the comparison itself.
    throw new FcError("Y000000", "rep_scope is not an array of strings");
  }
  if (!returned.some((value) => declared.includes(value))) throw new FcError("Y600020");
}

function checkLevel(acr: unknown): void {
  if (typeof acr !== "string" || !/^[0-9A-Za-z]+$/.test(acr)) throw new FcError("Y020030", "acr");
  if (!KNOWN_LEVELS.includes(acr)) throw new FcError("Y100001", `unknown level ${acr}`);
  if (acr !== "eidas1") throw new FcError("Y100018", `level ${acr}`);
}

/** The answer itself, before any call to Aidants Connect. */
function checkAnswer(params: URLSearchParams): void {
  if (!params.get("code")) throw new FcError("Y020025");
}

const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

/** Token, identity, level, perimeters, civil register: the order in which FranceConnect checks. */
export async function loginFromAidantsConnect(
  fc: FcContext,
  params: URLSearchParams,
  state: string,
  pending: PendingAidantsConnect,
): Promise<FcLogin> {
  checkAnswer(params);
  const tokens = await fc.aidantsConnect.exchange(params, state, pending.nonce);
  const claims = tokens.claims();
  const accessToken = tokens.access_token;
  if (typeof accessToken !== "string" || !ASCII.test(accessToken)) {
    throw new FcError("Y020030", "access_token");
  }
  if (typeof claims.acr !== "string" || !/^[0-9A-Za-z]+$/.test(claims.acr)) {
    throw new FcError("Y020030", "acr");
  }
  const members = await fc.aidantsConnect.userinfo(accessToken);
  const { sub } = members;
  if (typeof sub !== "string" || !ASCII.test(sub)) throw new FcError("Y020029");
  checkLevel(claims.acr);
  const repScope: unknown = claims["rep_scope"];
  checkPerimeters(fc.clients.get(pending.clientId)?.perimeters ?? [], repScope);
  const identity = toIdentity(members);
  verifyIdentity(members, personKey(identity), AIDANTS_CONNECT.id, fc.identities);
  const rest = { repScope: stringsOf(repScope), idToken: tokens.id_token };
  return fc.accounts.add(identity, AIDANTS_CONNECT, rest);
}
