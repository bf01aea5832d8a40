import type { Identity } from "../../identity.types";
import type { Exchange } from "../../web/router";
import { personKey, verifyIdentity } from "../civil-register";
import type { FcContext } from "../context";
import { FcError } from "../errors";
import type { Identify } from "../identify-queue";
import { AIDANTS_CONNECT, findProvider, type IdentityProvider } from "../providers";
import type { FcLogin } from "../sessions";
import { finishWithLogin, goToAidantsConnect, type OpenInteraction } from "./interaction";

export function claimsOfIdentity(fc: FcContext, id: string): Identity {
  const found = fc.identities.find((identity) => identity.id === id);
  if (!found) throw new FcError("Y000000", `unknown test identity ${id}`);
  return found.claims;
}

export function providerById(id: string): IdentityProvider {
  const found = findProvider(id);
  if (!found) throw new FcError("Y000000", `unknown provider ${id}`);
  return found;
}

/** Tests may also say that a person came from Aidants Connect, which services must refuse. */
const providerOfOrder = (id: string): IdentityProvider =>
  id === AIDANTS_CONNECT.id ? AIDANTS_CONNECT : providerById(id);

/** A person back from a simulated provider; `checks` off hands over what FranceConnect refuses. */
export function loginFromProvider(
  fc: FcContext,
  identity: Identity,
  provider: IdentityProvider,
  checks: boolean,
): FcLogin {
  if (checks) verifyIdentity(identity, personKey(identity), provider.id, fc.identities);
  return fc.accounts.add(identity, provider);
}

/** Order of a test: the interaction ends at once, or goes straight to Aidants Connect. */
export async function identifyWithoutScreens(
  fc: FcContext,
  exchange: Exchange,
  open: OpenInteraction,
  order: Identify,
): Promise<void> {
  if (order.via) {
    goToAidantsConnect(fc, exchange, open, true);
    return;
  }
  const identity = order.claims ?? claimsOfIdentity(fc, order.id ?? "");
  const login = loginFromProvider(fc, identity, providerOfOrder(order.provider), order.checks);
  await finishWithLogin(fc, exchange, open, login);
}
