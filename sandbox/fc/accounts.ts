import { randomUUID } from "node:crypto";
import type { Identity } from "../identity.types";
import { personKey } from "./civil-register";
import { completeBirthdate } from "./identity-rules";
import type { IdentityProvider } from "./providers";
import type { FcLogin } from "./sessions";

/** Claims that each scope opens; a scope with a claim's name opens that claim. */
export const CLAIMS_OF_SCOPES: Record<string, string[]> = {
  openid: ["sub"],
  given_name: ["given_name", "given_name_array"],
  family_name: ["family_name"],
  gender: ["gender"],
  birthdate: ["birthdate"],
  birthplace: ["birthplace"],
  birthcountry: ["birthcountry"],
  email: ["email"],
  preferred_username: ["preferred_username"],
  profile: [
    "given_name",
    "given_name_array",
    "family_name",
    "birthdate",
    "gender",
    "preferred_username",
  ],
  birth: ["birthplace", "birthcountry"],
  identite_pivot: [
    "given_name",
    "given_name_array",
    "family_name",
    "birthdate",
    "gender",
    "birthplace",
    "birthcountry",
  ],
  idp_id: ["idp_id"],
  idp_birthdate: ["idp_birthdate"],
};

/** What a service receives: the register's birth date, the provider's own one under `idp_`. */
export function deliveredClaims(login: FcLogin): Record<string, string | string[]> {
  const { given_name: givenName, birthdate } = login.identity;
  return {
    ...login.identity,
    ...(givenName === undefined ? {} : { given_name_array: givenName.split(" ") }),
    ...(birthdate === undefined
      ? {}
      : { birthdate: completeBirthdate(birthdate), idp_birthdate: birthdate }),
    idp_id: login.provider.id,
  };
}

/** The logins that tokens refer to; one account per login, since the e-mail may differ each time. */
export class Accounts {
  readonly #logins = new Map<string, FcLogin>();

  add(
    identity: Identity,
    provider: IdentityProvider,
    rest: { repScope?: readonly string[]; idToken?: string } = {},
  ): FcLogin {
    const login: FcLogin = {
      accountId: randomUUID(),
      identity,
      person: personKey(identity),
      provider,
      repScope: rest.repScope ?? [],
      idToken: rest.idToken,
      at: Date.now(),
    };
    this.#logins.set(login.accountId, login);
    return login;
  }

  find(accountId: string): FcLogin | undefined {
    return this.#logins.get(accountId);
  }

  clear(): void {
    this.#logins.clear();
  }
}
